using LiveConv.Cpu.Blocked;

namespace LiveConv.Cpu.Products;

/// <summary>Memory for packed panels, one piece for each thread, kept and reused by all products that the thread computes.</summary>
internal static unsafe class PanelMemory
{
    [ThreadStatic]
    private static AlignedMemory? memory;

    /// <summary>At least so many floats at the beginning of a cache line, valid until the thread asks again.</summary>
    public static float* Take(int floats)
    {
        if (memory is null || memory.Length < floats) memory = new AlignedMemory(floats);
        return memory.Pointer;
    }
}
