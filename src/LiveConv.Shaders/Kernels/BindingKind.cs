namespace LiveConv.Shaders.Kernels;

/// <summary>How a shader sees a buffer.</summary>
internal enum BindingKind
{
    Image,
    Storage,
    Uniform,
}
