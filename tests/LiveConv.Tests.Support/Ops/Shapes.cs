using LiveConv.Tensors;

namespace LiveConv.Tests.Support.Ops;

/// <summary>Shapes that find mistakes: not square, prime, single rows, columns and pixels, batches, every remainder of 4 channels.</summary>
public static class Shapes
{
    /// <summary>Pictures of one channel.</summary>
    public static Shape[] Pictures { get; } =
    [
        new(1, 1, 7, 5), new(1, 1, 1, 1), new(1, 1, 1, 17), new(1, 1, 23, 1), new(1, 1, 11, 13), new(1, 1, 2, 3),
    ];

    /// <summary>Feature maps with batches and channels.</summary>
    public static Shape[] FeatureMaps { get; } =
    [
        new(1, 2, 5, 7), new(2, 3, 11, 13), new(1, 4, 7, 5), new(2, 5, 3, 2), new(1, 8, 5, 7), new(1, 9, 7, 3), new(2, 13, 3, 5), new(1, 16, 2, 5),
    ];

    public static IEnumerable<Shape> All => [.. Pictures, .. FeatureMaps];
}
