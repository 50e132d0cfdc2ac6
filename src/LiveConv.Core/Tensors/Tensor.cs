namespace LiveConv.Tensors;

/// <summary>Float32 values in row-major order.</summary>
public sealed class Tensor
{
    public Tensor(Shape shape)
        : this(shape, new float[shape.Count])
    {
    }

    /// <param name="shape">Sizes, outermost first.</param>
    /// <param name="data">Row-major values; kept, not copied.</param>
    /// <exception cref="ShapeException">The number of values isn't the shape's.</exception>
    public Tensor(Shape shape, float[] data)
    {
        ArgumentNullException.ThrowIfNull(data);
        if (data.Length != shape.Count)
            throw new ShapeException($"{data.Length} values don't fill a tensor of {shape} ({shape.Count} values)");
        Shape = shape;
        Data = data;
    }

    public Shape Shape { get; }

    public float[] Data { get; }

    /// <summary>The element of a rank-4 tensor.</summary>
    public float this[int n, int c, int y, int x]
    {
        get => Data[Index(n, c, y, x)];
        set => Data[Index(n, c, y, x)] = value;
    }

    /// <summary>Where element (n, c, y, x) of a rank-4 tensor lies in <see cref="Data"/>.</summary>
    public int Index(int n, int c, int y, int x) => ((((n * Shape.C) + c) * Shape.H) + y) * Shape.W + x;
}
