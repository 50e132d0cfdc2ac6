namespace LiveConv.Tensors;

/// <summary>Values in row-major order: float32, or where a network needs them whole numbers or truth values.</summary>
public sealed class Tensor
{
    public Tensor(Shape shape)
        : this(shape, LargePages.Allocate<float>(shape.Count))
    {
    }

    /// <summary>A tensor of zeros.</summary>
    public Tensor(Shape shape, ElementType type)
    {
        Shape = shape;
        Type = type;
        Data = type == ElementType.Int64 ? [] : LargePages.Allocate<float>(shape.Count);
        Integers = type == ElementType.Int64 ? new long[shape.Count] : [];
        Memory = Data;
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
        Data = Memory = data;
        Integers = [];
    }

    private Tensor(Shape shape, ElementType type, float[] memory) => (Shape, Type, Data, Integers, Memory) = (shape, type, [], [], memory);

    private Tensor(long[] integers, Shape shape)
    {
        RequireCount(shape, integers.Length);
        Shape = shape;
        Type = ElementType.Int64;
        Data = Memory = [];
        Integers = integers;
    }

    public Shape Shape { get; }

    public ElementType Type { get; }

    /// <summary>The values of a Float32 or Bool tensor; empty for Int64, and for a tensor that an executor keeps in memory with others.</summary>
    public float[] Data { get; }

    /// <summary>The values of a Float32 or Bool tensor, wherever they lie; empty for Int64.</summary>
    public Span<float> Values => Memory.AsSpan(Start, Type == ElementType.Int64 ? 0 : Shape.Count);

    /// <summary>What <see cref="Values"/> are a part of.</summary>
    internal float[] Memory { get; private set; }

    /// <summary>Where in <see cref="Memory"/> they begin.</summary>
    internal int Start { get; private set; }

    /// <summary>The values of an Int64 tensor; empty for the others.</summary>
    public long[] Integers { get; }

    /// <summary>The element of a rank-4 float tensor.</summary>
    public float this[int n, int c, int y, int x]
    {
        get => Memory[Start + Index(n, c, y, x)];
        set => Memory[Start + Index(n, c, y, x)] = value;
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

    /// <summary>A tensor of floats or truth values without memory; see <see cref="Place"/>.</summary>
    internal static Tensor Unplaced(Shape shape, ElementType type) =>
        type == ElementType.Int64 ? throw new ArgumentException("whole numbers lie in memory of their own", nameof(type)) : new Tensor(shape, type, []);

    /// <summary>Gives a tensor that <see cref="Unplaced"/> made its place.</summary>
    internal void Place(float[] memory, int start)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan((uint)start, (uint)(memory.Length - Shape.Count));
        (Memory, Start) = (memory, start);
    }

    /// <summary>The element at a row-major index, whatever the type; whole numbers are exact up to 2⁵³.</summary>
    public double Value(int index) => Type == ElementType.Int64 ? (double)Integers[index] : Memory[Start + index];

    /// <summary>Copies all values of a tensor of the same type and number of elements.</summary>
    public void CopyFrom(Tensor source)
    {
        ArgumentNullException.ThrowIfNull(source);
        if (source.Type != Type) throw new ArgumentException($"{source.Type} values can't be copied to a tensor of {Type}", nameof(source));
        source.Values.CopyTo(Values);
        source.Integers.CopyTo(Integers, 0);
    }

    private static void RequireCount(Shape shape, int count)
    {
        if (count != shape.Count) throw new ShapeException($"{Amount.Of(count, "value")} {Amount.Noun(count, "doesn't", "don't")} fill a tensor of {shape} ({Amount.Of(shape.Count, "value")})");
    }
}
