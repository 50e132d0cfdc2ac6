namespace LiveConv.Shaders.Kernels;

/// <summary>How a shader sees a buffer.</summary>
internal enum BindingKind
{
    Image,
    Storage,

    /// <summary>A shader storage buffer that is only read.</summary>
    Input,

    Uniform,
}
