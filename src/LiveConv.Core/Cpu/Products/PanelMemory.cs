namespace LiveConv.Cpu.Products;

/// <summary>Memory for packed panels, one piece for each thread, kept and reused by all products that the thread computes.</summary>
internal static unsafe class PanelMemory
{
    private const int Alignment = 64;

    [ThreadStatic]
    private static float[]? memory;

    /// <summary>At least so many floats at the beginning of a cache line, valid until the thread asks again.</summary>
    public static float* Take(int floats)
    {
        if (memory is null || memory.Length < floats + Alignment) memory = GC.AllocateUninitializedArray<float>(floats + Alignment, pinned: true);
        fixed (float* first = memory) return (float*)(((nuint)first + Alignment - 1) / Alignment * Alignment);
    }
}
