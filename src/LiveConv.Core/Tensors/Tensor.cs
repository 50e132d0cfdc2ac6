namespace LiveConv.Tensors;

/// <summary>Values in row-major order: float32, or where a network needs them whole numbers or truth values.</summary>
public sealed class Tensor
{
    public Tensor(Shape shape)
        : this(shape, new float[shape.Count])
    {
    }

    /// <summary>A tensor of zeros.</summary>
    public Tensor(Shape shape, ElementType type)
    {
        Shape = shape;
        Type = type;
        Data = type == ElementType.Int64 ? [] : new float[shape.Count];
        Integers = type == ElementType.Int64 ? new long[shape.Count] : [];
    }

    /// <param name="shape">Sizes, outermost first.</param>
    /// <param name="data">Row-major values; kept, not copied.</param>
    /// <param name="type">Float32, or Bool for values 0 and 1.</param>
    /// <exception cref="ShapeException">The number of values isn't the shape's.</exception>
    public Tensor(Shape shape, float[] data, ElementType type = ElementType.Float32)
    {
        ArgumentNullException.ThrowIfNull(data);
        if (type == ElementType.Int64) throw new ArgumentException("whole numbers are made by OfIntegers", nameof(type));
        RequireCount(shape, data.Length);
        Shape = shape;
        Type = type;
        Data = data;
        Integers = [];
    }

    /// <summary>A tensor at the beginning of memory that may be longer than it.</summary>
    internal static Tensor At(Shape shape, ElementType type, float[] memory)
    {
        if (memory.Length < shape.Count || type == ElementType.Int64) throw new ArgumentException("the memory is too small, or not for whole numbers", nameof(memory));
        return new Tensor(memory, shape, type);
    }

    private Tensor(float[] memory, Shape shape, ElementType type) => (Shape, Type, Data, Integers) = (shape, type, memory, []);

    private Tensor(long[] integers, Shape shape)
    {
        RequireCount(shape, integers.Length);
        Shape = shape;
        Type = ElementType.Int64;
        Data = [];
        Integers = integers;
    }

    public Shape Shape { get; }

    public ElementType Type { get; }

    /// <summary>The values of a Float32 or Bool tensor; empty for Int64. May be longer than the shape says inside an executor, which uses memory again.</summary>
    public float[] Data { get; }

    /// <summary>The values of an Int64 tensor; empty for the others.</summary>
    public long[] Integers { get; }

    /// <summary>The element of a rank-4 float tensor.</summary>
    public float this[int n, int c, int y, int x]
    {
        get => Data[Index(n, c, y, x)];
        set => Data[Index(n, c, y, x)] = value;
    }

    /// <summary>Where element (n, c, y, x) of a rank-4 tensor lies in <see cref="Data"/>.</summary>
    public int Index(int n, int c, int y, int x) => ((((n * Shape.C) + c) * Shape.H) + y) * Shape.W + x;

    /// <summary>A tensor of whole numbers. Not a constructor: <c>[1, 2]</c> would be taken for whole numbers where floats are meant.</summary>
    /// <param name="shape">Sizes, outermost first.</param>
    /// <param name="integers">Row-major values; kept, not copied.</param>
    /// <exception cref="ShapeException">The number of values isn't the shape's.</exception>
    public static Tensor OfIntegers(Shape shape, long[] integers)
    {
        ArgumentNullException.ThrowIfNull(integers);
        return new Tensor(integers, shape);
    }

    /// <summary>The element at a row-major index, whatever the type; whole numbers are exact up to 2⁵³.</summary>
    public double Value(int index) => Type == ElementType.Int64 ? (double)Integers[index] : Data[index];

    /// <summary>Copies all values of a tensor of the same type and number of elements.</summary>
    public void CopyFrom(Tensor source)
    {
        ArgumentNullException.ThrowIfNull(source);
        if (source.Type != Type) throw new ArgumentException($"{source.Type} values can't be copied to a tensor of {Type}", nameof(source));
        source.Data.CopyTo(Data, 0);
        source.Integers.CopyTo(Integers, 0);
    }

    private static void RequireCount(Shape shape, int count)
    {
        if (count != shape.Count) throw new ShapeException($"{count} values don't fill a tensor of {shape} ({shape.Count} values)");
    }
}
