namespace LiveConv.Ops;

/// <summary>One number for each axis of a volume.</summary>
public readonly record struct Size3D(int Depth, int Height, int Width)
{
    /// <summary>1 for each axis.</summary>
    public static Size3D One => new(1, 1, 1);

    /// <summary>The product of all three.</summary>
    public int Count => Depth * Height * Width;

    /// <summary>Every combination of places 0 … size − 1, the last axis fastest.</summary>
    public IEnumerable<Size3D> Places()
    {
        for (var z = 0; z < Depth; z++)
        for (var y = 0; y < Height; y++)
        for (var x = 0; x < Width; x++)
            yield return new Size3D(z, y, x);
    }
}
