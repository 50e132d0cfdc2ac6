using System.Collections.Immutable;

namespace LiveConv.Tensors;

/// <summary>The sizes of a tensor, outermost first. Feature maps are N×C×H×W (batch, channels, rows, columns).</summary>
public readonly struct Shape : IEquatable<Shape>
{
    private readonly ImmutableArray<int> sizes;
    private readonly int count;

    /// <exception cref="ShapeException">A size is negative, or there are more than 2³¹−1 elements.</exception>
    public Shape(params ReadOnlySpan<int> sizes)
    {
        long product = 1;
        foreach (var size in sizes)
        {
            if (size < 0) throw new ShapeException($"a tensor can't have the size {size}");
            product *= size;
            if (product > int.MaxValue) throw new ShapeException($"a tensor of {string.Join('×', sizes.ToArray())} has too many elements");
        }

        this.sizes = [.. sizes];
        count = (int)product;
    }

    /// <summary>Number of elements: the product of the sizes, 1 for a scalar.</summary>
    public int Count => Rank == 0 ? 1 : count;

    public int Rank => sizes.IsDefault ? 0 : sizes.Length;

    public int this[int axis] => sizes[axis];

    /// <summary>The sizes, outermost first.</summary>
    public ReadOnlySpan<int> Sizes => sizes.IsDefault ? [] : sizes.AsSpan();

    /// <summary>Batch size of a rank-4 shape.</summary>
    public int N => Nchw(0);

    /// <summary>Channels of a rank-4 shape.</summary>
    public int C => Nchw(1);

    /// <summary>Rows of a rank-4 shape.</summary>
    public int H => Nchw(2);

    /// <summary>Columns of a rank-4 shape.</summary>
    public int W => Nchw(3);

    public static bool operator ==(Shape left, Shape right) => left.Equals(right);

    public static bool operator !=(Shape left, Shape right) => !left.Equals(right);

    /// <summary>The same shape with another number of channels.</summary>
    public Shape WithChannels(int channels) => new(N, channels, H, W);

    /// <summary>For each axis, how many elements lie between neighbours along it in row-major order.</summary>
    public int[] Strides()
    {
        var strides = new int[Rank];
        var stride = 1;
        for (var axis = Rank - 1; axis >= 0; axis--)
        {
            strides[axis] = stride;
            stride *= sizes[axis];
        }

        return strides;
    }

    /// <summary>How many elements lie between neighbours along an axis in row-major order.</summary>
    public int Stride(int axis)
    {
        var stride = 1;
        for (var inner = axis + 1; inner < Rank; inner++) stride *= sizes[inner];
        return stride;
    }

    public bool Equals(Shape other) =>
        Rank == other.Rank && (Rank == 0 || sizes.AsSpan().SequenceEqual(other.sizes.AsSpan()));

    public override bool Equals(object? obj) => obj is Shape other && Equals(other);

    public override int GetHashCode()
    {
        var hash = default(HashCode);
        for (var axis = 0; axis < Rank; axis++) hash.Add(sizes[axis]);
        return hash.ToHashCode();
    }

    public override string ToString() => Rank == 0 ? "scalar" : string.Join('×', sizes);

    private int Nchw(int axis) =>
        Rank == 4 ? sizes[axis] : throw new ShapeException($"a feature map of 4 dimensions (N×C×H×W) is needed, not {this}");
}
