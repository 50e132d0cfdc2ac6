using LiveConv.Cpu.Fourier;
using LiveConv.Ops;
using LiveConv.Reference;
using LiveConv.Tensors;

namespace LiveConv.Verification;

/// <summary>
/// The bound of a convolution by Fourier transforms in double of tiles z, two real ones of which are the parts of a complex one:
/// |v − r| ≤ u·(2|r| + tiny) + κ·ε·‖w‖₁·‖z‖₂, with ε = 2⁻⁵³. Each of P passes is a unitary matrix times the root of its radix; its sums, factors and products are off by
/// at most 8ε of its result in the 2-norm, 2 for two levels of sums (one in radix 2), 3 for the factors and 3 for their products (Higham, <em>Accuracy and
/// Stability</em>, theorem 24.2 and lemma 3.5, with radix 4 as two levels). The transforms of w and z and the one back are off by 8·P·ε each; by
/// Cauchy–Schwarz the first two reach a result with ‖w‖₂·‖z‖₂, the third with ‖w∗z‖₂ ≤ ‖w‖₁·‖z‖₂. The products in between
/// add 3, terms of second order and the bias' sum are within one more: κ = 24·P + 4. The result is rounded to float32 once. Where a pair of tiles isn't finite it has to be computed
/// directly, and has the direct bound.
/// </summary>
internal sealed class FourierErrorModel(FourierTiles tiles) : ErrorModel
{
    /// <summary>Unit roundoff of double, 2⁻⁵³.</summary>
    internal const double Unit = Rounding.Unit / (1 << 29);

    private const int RoundingsOfPass = 8;

    private readonly double factor = Roundings(tiles) * Unit;

    /// <summary>κ.</summary>
    internal static int Roundings(FourierTiles tiles) => (3 * RoundingsOfPass * tiles.Passes) + 4;

    public override void Evaluate(Op op, Tensor[] inputs, ReferenceOutput output)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        ArgumentNullException.ThrowIfNull(output);
        var conv = (Conv2D)op;
        (conv with { Activation = Activation.None }).Evaluate(inputs, output);
        var shape = output.Shape;
        Parallel.For(0, shape.N * shape.C, map =>
        {
            var norms = new double[tiles.Pairs];
            var weights = Magnitude(inputs[1], map % shape.C);
            for (var pair = 0; pair < norms.Length; pair++) norms[pair] = weights * Norm(conv, inputs[0], map, pair);
            for (var i = 0; i < shape.H * shape.W; i++)
            {
                var index = (map * shape.H * shape.W) + i;
                var (value, bound) = Finish(conv, inputs, index, output.Values[index], output.Bounds[index], norms[tiles.TileOf(i / shape.W, i % shape.W) / 2]);
                output.Set(index, value, bound);
            }
        });
    }

    public override (double Value, double Bound)? EvaluateElement(Op op, Tensor[] inputs, Shape output, int index)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        var conv = (Conv2D)op;
        var (sum, direct) = ConvolutionTerms.Evaluate(conv with { Activation = Activation.None }, inputs, output, index);
        var pair = tiles.TileOf(index / output.W % output.H, index % output.W) / 2;
        var map = index / (output.H * output.W);
        return Finish(conv, inputs, index, sum, direct, Magnitude(inputs[1], map % output.C) * Norm(conv, inputs[0], map, pair));
    }

    /// <summary>‖w‖₁ of a kernel.</summary>
    private static double Magnitude(Tensor weights, int output)
    {
        var (size, sum) = (weights.Shape.H * weights.Shape.W, 0.0);
        foreach (var weight in weights.Data.AsSpan(output * size, size)) sum += Math.Abs(weight);
        return sum;
    }

    /// <summary>‖z‖₂ of a pair of tiles; not finite if one of its values isn't.</summary>
    internal double Norm(Conv2D op, Tensor x, int map, int pair)
    {
        var (n, m) = Math.DivRem(map, tiles.Output.C);
        var (channel, sum) = (m / (tiles.Output.C / op.Groups), 0.0);
        for (var tile = 2 * pair; tile < Math.Min(2 * (pair + 1), tiles.Count); tile++)
        {
            var (row, column) = tiles.Place(tile);
            int[] rows = Places(row - op.Padding.Top, tiles.Height, x.Shape.H, op.Padding.Bottom, op.Border);
            int[] columns = Places(column - op.Padding.Left, tiles.Width, x.Shape.W, op.Padding.Right, op.Border);
            foreach (var y in rows)
            {
                foreach (var at in columns)
                {
                    double value = x[n, channel, y, at];
                    sum += value * value;
                }
            }
        }

        return Math.Sqrt(sum);
    }

    /// <summary>The places that a tile sees along an axis, but for zeros.</summary>
    private static int[] Places(int first, int count, int size, int after, BorderMode border) =>
        [.. Enumerable.Range(first, count).TakeWhile(place => place < size + after).Select(place => Border.Map(place, size, border)).Where(place => place >= 0)];

    /// <param name="op">The convolution.</param>
    /// <param name="inputs">Its inputs.</param>
    /// <param name="index">Row-major index in the output.</param>
    /// <param name="sum">The exact sum, bias and residual included.</param>
    /// <param name="direct">Its bound if it is computed directly, as it is where the tiles aren't finite.</param>
    /// <param name="norms">‖w‖₁·‖z‖₂.</param>
    private (double Value, double Bound) Finish(Conv2D op, Tensor[] inputs, int index, double sum, double direct, double norms)
    {
        // A residual is added to the rounded sum, and rounded again.
        var rounding = op.HasResidual ? Rounding.Operations(3, Math.Abs(sum) + Math.Abs((double)inputs[3].Data[index])) : Rounding.Operations(2, sum);
        var bound = rounding + (factor * norms);
        return (op.Activation.Apply(sum), op.Activation.Bound(sum, double.IsFinite(norms) ? bound : direct));
    }
}
