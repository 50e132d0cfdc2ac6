using System.Numerics;
using LiveConv.Ops;
using LiveConv.Tensors;

namespace LiveConv.Cpu.Fourier;

/// <summary>
/// How the outputs of a convolution are cut into tiles that are computed by Fourier transforms (overlap–save): a tile of the input, as large as the transform, gives the
/// outputs whose windows lie inside it. Tiles are taken in pairs, row by row: one is the real, the other the imaginary part of one transform, which a
/// real kernel never mixes.
/// </summary>
/// <param name="Output">N×M×OH×OW.</param>
/// <param name="KernelHeight">Rows of the kernel.</param>
/// <param name="KernelWidth">Columns of the kernel.</param>
/// <param name="Height">Rows of the transform, a power of two.</param>
/// <param name="Width">Columns of the transform, a power of two.</param>
internal sealed record FourierTiles(Shape Output, int KernelHeight, int KernelWidth, int Height, int Width)
{
    /// <summary>The part of the direct sum's cost that must not be exceeded: a chain of rows would be cut in two.</summary>
    public const double Worthwhile = 0.8;

    private const int Shortest = 16;
    private const int Longest = 4096;

    // Measured at 1280×720 against a product of the direct sum: each halving of a length costs a value so many, more where a vector of such
    // transforms leaves the first-level cache, and again for each doubling of the plane beyond the second-level cache; copies cost each output some.
    private const double CostOfHalving = 14;
    private const double CostOfLength = 1.5;
    private const double CostOfDistance = 0.2;
    private const double CostOfOutput = 60;
    private const int LongestNear = 256;
    private const int HalvingsNear = 16;

    /// <summary>Rows of outputs of a tile.</summary>
    public int Rows => Height - KernelHeight + 1;

    /// <summary>Columns of outputs of a tile.</summary>
    public int Columns => Width - KernelWidth + 1;

    public int Across => (Output.W + Columns - 1) / Columns;

    /// <summary>Tiles of one plane.</summary>
    public int Count => (Output.H + Rows - 1) / Rows * Across;

    public int Pairs => (Count + 1) / 2;

    /// <summary>Rows of input that all tiles of a plane take up.</summary>
    public int PlaneHeight => ((Output.H + Rows - 1) / Rows * Rows) + KernelHeight - 1;

    /// <summary>Columns of input that all tiles of a plane take up.</summary>
    public int PlaneWidth => (Across * Columns) + KernelWidth - 1;

    /// <summary>Passes that a value goes through in one transform, along columns and rows.</summary>
    public int Passes => ((BitOperations.Log2((uint)Height) + 1) / 2) + ((BitOperations.Log2((uint)Width) + 1) / 2);

    /// <summary>Products of a direct sum that take as long, for each output.</summary>
    public double Cost
    {
        get
        {
            var distance = Math.Max(0, BitOperations.Log2((uint)Height * (uint)Width) - HalvingsNear);
            var value = CostOfHalving * (Halvings(Height) + Halvings(Width)) * (1 + (CostOfDistance * distance));
            return CostOfOutput + ((double)Pairs * Height * Width * value / (Output.H * Output.W));
        }
    }

    /// <summary>The cheapest tiles; null where a convolution can't be computed so.</summary>
    public static FourierTiles? Best(Conv2D op, Tensor weights, Shape output)
    {
        var kernel = weights.Shape;
        if (op is not { StrideY: 1, StrideX: 1, DilationY: 1, DilationX: 1 } || kernel.C != 1 || output.Count == 0 || !weights.Data.All(float.IsFinite)) return null;
        var tiles =
            from height in Lengths(kernel.H, output.H)
            from width in Lengths(kernel.W, output.W)
            select new FourierTiles(output, kernel.H, kernel.W, height, width);
        return tiles.MinBy(candidate => candidate.Cost);
    }

    /// <summary>The first row and column of a tile's outputs.</summary>
    public (int Row, int Column) Place(int tile) => (tile / Across * Rows, tile % Across * Columns);

    /// <summary>The tile that an output belongs to.</summary>
    public int TileOf(int row, int column) => (row / Rows * Across) + (column / Columns);

    private static double Halvings(int length) => BitOperations.Log2((uint)length) * (length > LongestNear ? CostOfLength : 1);

    /// <summary>Powers of two from the kernel's size to one that takes all outputs at once.</summary>
    private static IEnumerable<int> Lengths(int kernel, int outputs)
    {
        var all = BitOperations.RoundUpToPowerOf2((uint)Math.Max(Shortest, outputs + kernel - 1));
        for (var length = (int)BitOperations.RoundUpToPowerOf2((uint)Math.Max(Shortest, kernel)); length <= Math.Min(all, Longest); length *= 2) yield return length;
    }
}
