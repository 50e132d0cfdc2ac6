using System.Collections.Immutable;

namespace LiveConv.Tensors;

/// <summary>The sizes of a tensor, outermost first. Feature maps are N×C×H×W (batch, channels, rows, columns).</summary>
public readonly struct Shape : IEquatable<Shape>
{
    private readonly ImmutableArray<int> sizes;

    /// <exception cref="ShapeException">A size is negative, or there are more than 2³¹−1 elements.</exception>
    public Shape(params ReadOnlySpan<int> sizes)
    {
        long count = 1;
        foreach (var size in sizes)
        {
            if (size < 0) throw new ShapeException($"a tensor can't have the size {size}");
            count *= size;
            if (count > int.MaxValue) throw new ShapeException($"a tensor of {string.Join('×', sizes.ToArray())} has too many elements");
        }

        this.sizes = [.. sizes];
        Count = (int)count;
    }

    /// <summary>Number of elements: the product of the sizes, 1 for a scalar.</summary>
    public int Count { get; }

    public int Rank => sizes.IsDefault ? 0 : sizes.Length;

    public int this[int axis] => sizes[axis];

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
