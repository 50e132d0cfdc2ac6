namespace LiveConv.Cpu.Rows;

/// <summary>The latest rows of magnitudes, with a zero on both sides, and of gradients where a magnitude matters.</summary>
/// <param name="memory">Room for magnitudes, dx and dy.</param>
/// <param name="stride">Floats from one row to the next.</param>
/// <param name="count">Rows that are kept, a power of two.</param>
/// <param name="before">Floats before the first column.</param>
internal readonly unsafe struct EdgeRing(float* memory, int stride, int count, int before)
{
    public float* Magnitudes(int row) => memory + ((row & (count - 1)) * stride) + before;

    public float* Dx(int row) => Magnitudes(row) + (count * stride);

    public float* Dy(int row) => Dx(row) + (count * stride);

    /// <summary>The zeros left of the picture.</summary>
    public void ClearLeft()
    {
        for (var row = 0; row < count; row++) Magnitudes(row)[-1] = 0;
    }

    /// <summary>A row outside of the picture.</summary>
    public void ClearMagnitudes(int row) => new Span<float>(Magnitudes(row), stride - before).Clear();
}
