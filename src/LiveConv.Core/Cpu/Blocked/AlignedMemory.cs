using LiveConv.Tensors;

namespace LiveConv.Cpu.Blocked;

/// <summary>
/// Floats that begin at a cache line and never move. The memory lives as long as this object. Large pieces ask for large pages: weights are read
/// once for each frame, and looking up a page for every 4 KiB of them costs as much as reading them.
/// </summary>
internal sealed unsafe class AlignedMemory
{
    private const int Alignment = 64;

    /// <param name="floats">How many; they are 0.</param>
    public AlignedMemory(int floats)
    {
        var alignment = floats * (long)sizeof(float) >= LargePages.Bytes ? LargePages.Bytes : Alignment;
        Array = GC.AllocateUninitializedArray<float>(checked(floats + (alignment / sizeof(float))), pinned: true);
        fixed (float* first = Array)
        {
            Pointer = (float*)(((nuint)first + (nuint)alignment - 1) / (nuint)alignment * (nuint)alignment);
            First = (int)(Pointer - first);
        }

        Length = floats;
        if (alignment == LargePages.Bytes) LargePages.Advise(Pointer, (nuint)floats * sizeof(float));
        new Span<float>(Pointer, floats).Clear();
    }

    public float* Pointer { get; }

    public int Length { get; }

    /// <summary>The array whose part this memory is.</summary>
    public float[] Array { get; }

    /// <summary>The place of <see cref="Pointer"/> in <see cref="Array"/>.</summary>
    public int First { get; }
}
