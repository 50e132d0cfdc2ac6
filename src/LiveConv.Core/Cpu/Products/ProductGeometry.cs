namespace LiveConv.Cpu.Products;

/// <summary>The sizes of a batch of products Rows×Depth by Depth×Columns, and where each one's matrices begin.</summary>
internal sealed record ProductGeometry(int Rows, int Columns, int Depth, int[] OriginsA, int[] OriginsB)
{
    public int Matrices => OriginsA.Length;

    /// <summary>A is given as Depth×Rows.</summary>
    public bool TransposeA { get; init; }

    /// <summary>B is given as Columns×Depth.</summary>
    public bool TransposeB { get; init; }
}
