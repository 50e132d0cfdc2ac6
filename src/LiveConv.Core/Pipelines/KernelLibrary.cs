using System.Collections.Immutable;

namespace LiveConv.Pipelines;

/// <summary>
/// The kernels that have a name. Weights are as the literature prints them and are applied as cross-correlation, as OpenCV and
/// neural networks do. (Gonzalez and Woods, Digital Image Processing, ch. 3 and 10; Scharr 2000 for the optimised gradient.)
/// </summary>
public static class KernelLibrary
{
    private static readonly ImmutableSortedDictionary<string, Kernel> Kernels = new Dictionary<string, Kernel>
    {
        ["identity"] = Of([0, 0, 0], [0, 1, 0], [0, 0, 0]),
        ["box-3"] = Of([1, 1, 1], [1, 1, 1], [1, 1, 1]).SumToOne(),
        ["sharpen"] = Of([0, -1, 0], [-1, 5, -1], [0, -1, 0]),
        ["emboss"] = Of([-2, -1, 0], [-1, 1, 1], [0, 1, 2]),
        ["sobel-x"] = Of([-1, 0, 1], [-2, 0, 2], [-1, 0, 1]),
        ["sobel-y"] = Of([-1, -2, -1], [0, 0, 0], [1, 2, 1]),
        ["scharr-x"] = Of([-3, 0, 3], [-10, 0, 10], [-3, 0, 3]),
        ["scharr-y"] = Of([-3, -10, -3], [0, 0, 0], [3, 10, 3]),
        ["prewitt-x"] = Of([-1, 0, 1], [-1, 0, 1], [-1, 0, 1]),
        ["prewitt-y"] = Of([-1, -1, -1], [0, 0, 0], [1, 1, 1]),
        ["roberts-1"] = Of([1, 0], [0, -1]),
        ["roberts-2"] = Of([0, 1], [-1, 0]),
        ["laplacian-4"] = Of([0, 1, 0], [1, -4, 1], [0, 1, 0]),
        ["laplacian-8"] = Of([1, 1, 1], [1, -8, 1], [1, 1, 1]),
        ["line-horizontal"] = Of([-1, -1, -1], [2, 2, 2], [-1, -1, -1]),
        ["line-vertical"] = Of([-1, 2, -1], [-1, 2, -1], [-1, 2, -1]),
        ["line-45"] = Of([-1, -1, 2], [-1, 2, -1], [2, -1, -1]),
        ["line-135"] = Of([2, -1, -1], [-1, 2, -1], [-1, -1, 2]),
        ["edge-peak"] = Of([-1, 1, -1]),
    }.ToImmutableSortedDictionary(StringComparer.Ordinal);

    /// <summary>All names, sorted.</summary>
    public static ImmutableArray<string> Names { get; } = [.. Kernels.Keys];

    /// <summary>The kernel of this name, or null.</summary>
    public static Kernel? Find(string name) => Kernels.GetValueOrDefault(name);

    private static Kernel Of(params double[][] rows) => new(rows.Length, rows[0].Length, [.. rows.SelectMany(row => row)]);
}
