namespace LiveConv.Cpu.Blocked;

/// <summary>Floats that begin at a cache line and never move. The memory lives as long as this object.</summary>
internal sealed unsafe class AlignedMemory
{
    private const int Alignment = 64;

    private readonly float[] memory;

    /// <param name="floats">How many; they are 0.</param>
    public AlignedMemory(int floats)
    {
        memory = GC.AllocateArray<float>(floats + (Alignment / sizeof(float)), pinned: true);
        fixed (float* first = memory) Pointer = (float*)(((nuint)first + Alignment - 1) / Alignment * Alignment);
        Length = floats;
    }

    public float* Pointer { get; }

    public int Length { get; }
}
