using LiveConv.Shaders.Programs;

namespace LiveConv.Shaders.Kernels;

/// <summary>Names to shaders whether texels are floats or halves: see shaders/include/storage.glsl.</summary>
internal static class Storage
{
    /// <summary>The type of a texel in a storage buffer.</summary>
    public static string Type(GpuTensor tensor) => Type(tensor.IsHalf);

    /// <summary>The type of a texel in a storage buffer.</summary>
    public static string Type(bool isHalf) => isHalf ? "HALVES" : "FLOATS";

    /// <summary>Names the halves among the inputs, which are read as FORMATi, and the output.</summary>
    public static void Add(Defines defines, GpuTensor output, params ReadOnlySpan<GpuTensor> inputs)
    {
        for (var i = 0; i < inputs.Length; i++)
            if (inputs[i].IsHalf) defines.Add($"FORMAT{i}", "rgba16f");
        if (output.IsHalf) defines.Add("OUTPUT_TYPE", "HALVES");
    }
}
