namespace LiveConv.Cpu.Blocked;

/// <summary>
/// Floats that begin at a cache line and never move. The memory lives as long as this object. Large pieces ask for large pages: weights are read
/// once for each frame, and looking up a page for every 4 KiB of them costs as much as reading them.
/// </summary>
internal sealed unsafe class AlignedMemory
{
    private const int Alignment = 64;

    private readonly float[] memory;

    /// <param name="floats">How many; they are 0.</param>
    public AlignedMemory(int floats)
    {
        var alignment = floats * (long)sizeof(float) >= LargePages.Bytes ? LargePages.Bytes : Alignment;
        memory = GC.AllocateUninitializedArray<float>(checked(floats + (alignment / sizeof(float))), pinned: true);
        fixed (float* first = memory) Pointer = (float*)(((nuint)first + (nuint)alignment - 1) / (nuint)alignment * (nuint)alignment);
        Length = floats;
        if (alignment == LargePages.Bytes) LargePages.Advise(Pointer, (nuint)floats * sizeof(float));
        new Span<float>(Pointer, floats).Clear();
    }

    public float* Pointer { get; }

    public int Length { get; }
}
