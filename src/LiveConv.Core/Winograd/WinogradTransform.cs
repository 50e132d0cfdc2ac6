namespace LiveConv.Winograd;

/// <summary>
/// The matrices of the fast convolution F(m×m, 3×3): m×m outputs Y of a 3×3 kernel g from a tile d of n×n inputs, n = m + 2, by n² products
/// for each channel instead of 9·m²:
/// Y = Aᵀ [(G g Gᵀ) ⊙ (Bᵀ d B)] A, the products summed over the channels before the outer transform.
/// Made by the Cook–Toom construction (Winograd, <em>Arithmetic Complexity of Computations</em>, 1980; Lavin and Gray, "Fast algorithms for
/// convolutional neural networks", 2016) from n − 1 different points and infinity: Aᵀ[i,j] = pⱼⁱ, G[j,k] = pⱼᵏ / Πₗ(pⱼ − pₗ), and row j of Bᵀ
/// holds the coefficients of Πₗ(x − pₗ), l ≠ j; the last rows belong to infinity.
/// </summary>
public sealed class WinogradTransform
{
    /// <summary>Rows and columns of the kernel.</summary>
    public const int Kernel = 3;

    private WinogradTransform(int outputs, params double[] points)
    {
        Outputs = outputs;
        Tile = points.Length + 1;
        (Output, Weight, Data) = (new double[outputs, Tile], new double[Tile, Kernel], new double[Tile, Tile]);
        for (var j = 0; j < points.Length; j++)
        {
            double[] others = [.. points.Where((_, l) => l != j)];
            var scale = others.Aggregate(1.0, (product, other) => product * (points[j] - other));
            for (var i = 0; i < outputs; i++) Output[i, j] = Math.Pow(points[j], i);
            for (var k = 0; k < Kernel; k++) Weight[j, k] = Math.Pow(points[j], k) / scale;
            SetRow(Data, j, Coefficients(others));
        }

        Output[outputs - 1, Tile - 1] = 1;
        Weight[Tile - 1, Kernel - 1] = 1;
        SetRow(Data, Tile - 1, Coefficients(points));
        Roundings = 1 + (2 * MostTerms(Data)) + (2 * MostTerms(Output));
    }

    /// <summary>F(2×2, 3×3): 16 products instead of 36; the points 0, 1, −1 make all transforms additions.</summary>
    public static WinogradTransform F2 { get; } = new(2, 0, 1, -1);

    /// <summary>
    /// F(4×4, 3×3): 36 products instead of 144. Among points 0, ±a, ±b that float32 holds exactly with all their products, a = 5/8 and b = 3/2 leave
    /// small errors: rms 0.4 and bound 0.25 of those of the usual 0, ±1, ±2, because the powers of a and b stay near 1 (Barabasz, Anderson,
    /// Soodhalter and Gregg, "Error analysis and improving the accuracy of Winograd convolution for deep neural networks", 2020, on the
    /// choice of points). Pairs ±p share the even and the odd part of every transform.
    /// </summary>
    public static WinogradTransform F4 { get; } = new(4, 0, 0.625, -0.625, 1.5, -1.5);

    /// <summary>m: rows and columns of outputs of a tile. Tiles begin at output (0, 0).</summary>
    public int Outputs { get; }

    /// <summary>n: rows and columns of inputs of a tile.</summary>
    public int Tile { get; }

    /// <summary>Aᵀ, m×n; exact in float32.</summary>
    public double[,] Output { get; }

    /// <summary>G, n×3; not exact in float32: kernels transform weights in double and round once.</summary>
    public double[,] Weight { get; }

    /// <summary>Bᵀ, n×n; exact in float32.</summary>
    public double[,] Data { get; }

    /// <summary>
    /// Roundings that a product passes besides those of the sum over the channels: one of the transformed weight, and as many as the longest row of
    /// Bᵀ and of Aᵀ has terms, for rows and for columns (a product and the additions of a sum in any order, fused or not, even and odd parts shared or not).
    /// </summary>
    public int Roundings { get; }

    /// <summary>G g Gᵀ in double.</summary>
    /// <param name="kernel">g: 3×3 values, row by row.</param>
    /// <param name="result">n×n values.</param>
    public void TransformWeights(ReadOnlySpan<float> kernel, Span<double> result)
    {
        Span<double> rows = stackalloc double[Tile * Kernel];
        for (var i = 0; i < Tile; i++)
        for (var q = 0; q < Kernel; q++)
        {
            var sum = 0.0;
            for (var p = 0; p < Kernel; p++) sum += Weight[i, p] * kernel[(p * Kernel) + q];
            rows[(i * Kernel) + q] = sum;
        }

        for (var i = 0; i < Tile; i++)
        for (var j = 0; j < Tile; j++)
        {
            var sum = 0.0;
            for (var q = 0; q < Kernel; q++) sum += rows[(i * Kernel) + q] * Weight[j, q];
            result[(i * Tile) + j] = sum;
        }
    }

    private static void SetRow(double[,] matrix, int row, double[] values)
    {
        for (var i = 0; i < values.Length; i++) matrix[row, i] = values[i];
    }

    /// <summary>Of Π(x − root), the lowest power first.</summary>
    private static double[] Coefficients(double[] roots)
    {
        double[] polynomial = [1];
        foreach (var root in roots)
            polynomial = [.. Enumerable.Range(0, polynomial.Length + 1).Select(i => (i == 0 ? 0 : polynomial[i - 1]) - (i == polynomial.Length ? 0 : root * polynomial[i]))];
        return polynomial;
    }

    private static int MostTerms(double[,] matrix) =>
        Enumerable.Range(0, matrix.GetLength(0)).Max(row => Enumerable.Range(0, matrix.GetLength(1)).Count(column => matrix[row, column] != 0));
}
