namespace LiveConv.Shaders;

/// <summary>How the values of networks are stored between layers; arithmetic is in float32 either way.</summary>
public enum StoragePrecision
{
    Float32,

    /// <summary>Feature maps and weights as IEEE 754 halves, where the kernels beside them can; infinite from 65520 on.</summary>
    Float16,
}
