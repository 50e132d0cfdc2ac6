using System.Buffers;
using LiveConv.Ops;
using LiveConv.Reference;
using LiveConv.Tensors;
using LiveConv.Winograd;

namespace LiveConv.Verification;

/// <summary>
/// The bound of a Winograd kernel for 3×3, stride 1, dilation 1. Its roundings are relative to other numbers than the products of the window: inputs of the whole
/// tile meet in the transforms and cancel. For every output, computed in double,
/// M = |Aᵀ| (Σ_c |G g Gᵀ| ⊙ (|Bᵀ||d||B|)) |A| takes the place of Σ|w·x|, and |v − r| ≤ (C + <see cref="WinogradTransform.Roundings"/> + 2)·u·M, a bias and
/// a residual counted as one more each: what each product passes on its way (Higham, <em>Accuracy and Stability</em>, lemma 3.1, applied to each of the
/// three stages as Barabasz, Anderson, Soodhalter and Gregg do, "Error analysis and improving the accuracy of Winograd convolution for deep
/// neural networks", 2020, theorem 2). Kernels transform the weights in double and round once; their tiles begin at output (0, 0).
/// A value that isn't finite spreads over its tile in the transforms: such tiles have to be computed directly, and have the direct bound.
/// </summary>
public sealed class WinogradErrorModel(WinogradTransform transform) : ErrorModel
{
    /// <summary>What is flushed to 0 below 2⁻¹²⁶ is lost at once: as if each magnitude were larger by 2⁻¹²⁶/u.</summary>
    private const double Flushed = Rounding.Smallest / Rounding.Unit;

    private readonly int tile = transform.Tile;
    private readonly int outputs = transform.Outputs;
    private readonly double[,] dataMagnitudes = Magnitudes(transform.Data);
    private readonly double[,] outputMagnitudes = Magnitudes(transform.Output);

    /// <summary>The transform whose kernels this is for.</summary>
    public WinogradTransform Transform => transform;

    /// <summary>Whether a convolution can be computed so at all.</summary>
    public static bool Allows(Conv2D op, Shape weights)
    {
        ArgumentNullException.ThrowIfNull(op);
        return weights.H == WinogradTransform.Kernel && weights.W == WinogradTransform.Kernel
            && op is { StrideY: 1, StrideX: 1, DilationY: 1, DilationX: 1 };
    }

    /// <summary>The bound of a layer's outputs relative to that of direct sums if all inputs are of one magnitude, on average over the outputs: what can be said before inputs are known.</summary>
    /// <param name="transform">The transform.</param>
    /// <param name="weights">M×C×3×3.</param>
    public static double OverDirect(WinogradTransform transform, Tensor weights)
    {
        ArgumentNullException.ThrowIfNull(weights);
        var (model, w) = (new WinogradErrorModel(transform), weights.Shape);
        var data = new double[w.C * model.tile * model.tile];
        for (var i = 0; i < data.Length; i++) data[i] = model.RowSum(i / model.tile % model.tile) * model.RowSum(i % model.tile);
        var magnitudes = new double[w.N];
        Parallel.For(0, w.N, m =>
        {
            Span<double> products = stackalloc double[model.tile * model.tile];
            var kernels = new double[data.Length];
            model.Weights(new Conv2D(), weights, m, kernels);
            Sum(kernels, data, products);
            for (var i = 0; i < model.outputs; i++)
                for (var j = 0; j < model.outputs; j++) magnitudes[m] += model.Magnitude(products, i, j);
        });
        var direct = weights.Data.Sum(weight => (double)Math.Abs(weight)) * model.outputs * model.outputs;
        return direct == 0 ? 0 : Rounding.Sum(w.C + transform.Roundings, magnitudes.Sum()) / Rounding.Sum(w.C * w.H * w.W, direct);
    }

    public override void Evaluate(Op op, Tensor[] inputs, ReferenceOutput output)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        ArgumentNullException.ThrowIfNull(output);
        var conv = Convolution(op, inputs);
        (conv with { Activation = Activation.None }).Evaluate(inputs, output);
        var (shape, channels, size) = (output.Shape, inputs[1].Shape.C, tile * tile);
        var weights = new double[shape.C][];
        Parallel.For(0, shape.C, m => Weights(conv, inputs[1], m, weights[m] = new double[channels * size]));
        var columns = (shape.W + outputs - 1) / outputs;
        var data = new double[columns * channels * conv.Groups * size];
        for (var n = 0; n < shape.N; n++)
        for (var row = 0; row < shape.H; row += outputs)
        {
            var (picture, firstRow) = (n, row);
            Parallel.For(0, columns, t => Data(conv, inputs[0], picture, 0, firstRow, t * outputs, data.AsSpan(t * channels * conv.Groups * size, channels * conv.Groups * size)));
            Parallel.For(0, shape.C, m =>
            {
                var first = m / (shape.C / conv.Groups) * channels * size;
                Span<double> products = stackalloc double[size];
                for (var t = 0; t < columns; t++)
                {
                    Sum(weights[m], data.AsSpan((t * channels * conv.Groups * size) + first, channels * size), products);
                    for (var i = firstRow; i < Math.Min(firstRow + outputs, shape.H); i++)
                    for (var j = t * outputs; j < Math.Min((t + 1) * outputs, shape.W); j++)
                    {
                        var index = (((((picture * shape.C) + m) * shape.H) + i) * shape.W) + j;
                        var (value, bound) = Finish(conv, inputs, index, m, output.Values[index], output.Bounds[index], Magnitude(products, i, j));
                        output.Set(index, value, bound);
                    }
                }
            });
        }
    }

    public override (double Value, double Bound)? EvaluateElement(Op op, Tensor[] inputs, Shape output, int index)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        var conv = Convolution(op, inputs);
        var (sum, direct) = ConvolutionTerms.Evaluate(conv with { Activation = Activation.None }, inputs, output, index);
        var (picture, j) = Math.DivRem(index, output.W);
        (picture, var i) = Math.DivRem(picture, output.H);
        (picture, var m) = Math.DivRem(picture, output.C);
        var channels = inputs[1].Shape.C;
        var count = channels * tile * tile;
        var memory = ArrayPool<double>.Shared.Rent(2 * count);
        var data = memory.AsSpan(0, count);
        var weights = memory.AsSpan(count, count);
        Data(conv, inputs[0], picture, m / (output.C / conv.Groups) * channels, i / outputs * outputs, j / outputs * outputs, data);
        Weights(conv, inputs[1], m, weights);
        Span<double> products = stackalloc double[tile * tile];
        Sum(weights, data, products);
        ArrayPool<double>.Shared.Return(memory);
        return Finish(conv, inputs, index, m, sum, direct, Magnitude(products, i, j));
    }

    private static Conv2D Convolution(Op op, Tensor[] inputs) => op is Conv2D conv && Allows(conv, inputs[1].Shape)
        ? conv
        : throw new ArgumentException($"{op?.Name} has no Winograd form with these inputs", nameof(op));

    /// <param name="op">The convolution.</param>
    /// <param name="inputs">Its inputs.</param>
    /// <param name="index">Row-major index in the output.</param>
    /// <param name="channel">The output's channel.</param>
    /// <param name="sum">The exact sum, bias and residual included.</param>
    /// <param name="direct">Its bound if it is computed directly, as it is where the tile isn't finite.</param>
    /// <param name="magnitude">M.</param>
    private (double Value, double Bound) Finish(Conv2D op, Tensor[] inputs, int index, int channel, double sum, double direct, double magnitude)
    {
        var terms = inputs[1].Shape.C + transform.Roundings;
        if (inputs.Length >= 3)
        {
            magnitude += Math.Abs(inputs[2].Data[channel]);
            terms++;
        }

        if (op.HasResidual)
        {
            magnitude += Math.Abs(inputs[3].Data[index]);
            terms++;
        }

        return (op.Activation.Apply(sum), op.Activation.Bound(sum, double.IsFinite(magnitude) ? Rounding.Sum(terms, magnitude) : direct));
    }

    /// <summary>|G g Gᵀ| of each channel of one output.</summary>
    private void Weights(Conv2D op, Tensor weights, int output, Span<double> result)
    {
        var (channels, size) = (weights.Shape.C, tile * tile);
        Span<float> kernel = stackalloc float[WinogradTransform.Kernel * WinogradTransform.Kernel];
        for (var c = 0; c < channels; c++)
        {
            weights.Data.AsSpan(weights.Index(output, c, 0, 0), kernel.Length).CopyTo(kernel);
            if (op.Flip) kernel.Reverse();
            transform.TransformWeights(kernel, result.Slice(c * size, size));
        }

        for (var i = 0; i < result.Length; i++) result[i] = Math.Abs(result[i]) + Flushed;
    }

    /// <summary>|Bᵀ||d||B| of the channels from <paramref name="channel"/> on, of the tile of the outputs from (row, column) on.</summary>
    private void Data(Conv2D op, Tensor x, int picture, int channel, int row, int column, Span<double> result)
    {
        var size = tile * tile;
        Span<double> values = stackalloc double[size], rows = stackalloc double[size];
        for (var c = 0; c < result.Length / size; c++)
        {
            for (var i = 0; i < size; i++)
            {
                var y = Border.Map(row + (i / tile) - op.Padding.Top, x.Shape.H, op.Border);
                var col = Border.Map(column + (i % tile) - op.Padding.Left, x.Shape.W, op.Border);
                values[i] = y < 0 || col < 0 ? 0 : Math.Abs(x[picture, channel + c, y, col]);
            }

            for (var i = 0; i < size; i++) rows[i] = Dot(dataMagnitudes, i / tile, values, i % tile, tile);
            for (var i = 0; i < size; i++) result[(c * size) + i] = Dot(dataMagnitudes, i % tile, rows, i / tile * tile, 1) + Flushed;
        }
    }

    private static void Sum(ReadOnlySpan<double> weights, ReadOnlySpan<double> data, Span<double> products)
    {
        products.Clear();
        for (var c = 0; c < weights.Length; c += products.Length)
            for (var i = 0; i < products.Length; i++) products[i] += (weights[c + i] * data[c + i]) + Flushed;
    }

    /// <summary>What the outer transform makes of the products at output (i, j).</summary>
    private double Magnitude(ReadOnlySpan<double> products, int i, int j)
    {
        var sum = 0.0;
        for (var row = 0; row < tile; row++)
            if (outputMagnitudes[i % outputs, row] is > 0 and var factor) sum += factor * Dot(outputMagnitudes, j % outputs, products, row * tile, 1);
        return sum;
    }

    /// <summary>Σ_k matrix[row, k]·values[first + k·step]; what a coefficient of 0 leaves out may be infinite.</summary>
    private static double Dot(double[,] matrix, int row, ReadOnlySpan<double> values, int first, int step)
    {
        var sum = 0.0;
        for (var k = 0; k < matrix.GetLength(1); k++)
            if (matrix[row, k] != 0) sum += matrix[row, k] * values[first + (k * step)];
        return sum;
    }

    private double RowSum(int row) => Enumerable.Range(0, tile).Sum(column => dataMagnitudes[row, column]);

    private static double[,] Magnitudes(double[,] matrix)
    {
        var result = (double[,])matrix.Clone();
        for (var i = 0; i < result.GetLength(0); i++)
            for (var j = 0; j < result.GetLength(1); j++) result[i, j] = Math.Abs(result[i, j]);
        return result;
    }
}
