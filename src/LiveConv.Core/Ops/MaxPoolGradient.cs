using LiveConv.Reference;
using LiveConv.Tensors;

namespace LiveConv.Ops;

/// <summary>
/// The gradient of a max-pool with respect to its input: each window's gradient goes to the place of its largest value, to the first of
/// them (row by row) where there are several. Inputs: x N×C×H×W, the pool's input, and g, of the shape of the pool's output. Output: the
/// shape of x. (Also Zeiler and Fergus' unpooling by switches, "Visualizing and Understanding Convolutional Networks", 2014.)
/// </summary>
/// <remarks>Bound: a place that one window chose holds a copy; one that n chose a sum of n values. A NaN is larger than anything, as in the pool.</remarks>
/// <param name="Pool">The max-pool.</param>
public sealed record MaxPoolGradient(MaxPool2D Pool) : Op
{
    public override string Name => nameof(MaxPoolGradient);

    public override Shape InferShape(ReadOnlySpan<Shape> inputs)
    {
        RequireInputs(inputs, 2, 2);
        var pooled = Pool.InferShape(inputs[..1]);
        return inputs[1] == pooled ? inputs[0] : throw new ShapeException($"{Name} needs a gradient of the pool's output {pooled}, not {inputs[1]}");
    }

    public override void Evaluate(ReadOnlySpan<Tensor> inputs, ReferenceOutput output)
    {
        var (x, g) = (inputs[0], inputs[1]);
        var chosen = new int[x.Shape.Count];
        output.Clear();
        for (var n = 0; n < g.Shape.N; n++)
        for (var c = 0; c < g.Shape.C; c++)
        for (var i = 0; i < g.Shape.H; i++)
        for (var j = 0; j < g.Shape.W; j++)
        {
            if (Largest(x, n, c, i, j) is not { } place) continue;
            chosen[place]++;
            output.Values[place] += g[n, c, i, j];
            output.Bounds[place] += Math.Abs(g[n, c, i, j]);
        }

        for (var place = 0; place < chosen.Length; place++) output.Bounds[place] = chosen[place] > 1 ? Rounding.Sum(chosen[place], output.Bounds[place]) : 0;
    }

    /// <summary>The place of the first of the largest values of a window; null where no pixel lies inside.</summary>
    private int? Largest(Tensor x, int n, int c, int i, int j)
    {
        var largest = float.NegativeInfinity;
        int? found = null;
        for (var p = 0; p < Pool.KernelHeight; p++)
        for (var q = 0; q < Pool.KernelWidth; q++)
        {
            var (row, column) = ((i * Pool.StrideY) - Pool.Padding.Top + (p * Pool.DilationY), (j * Pool.StrideX) - Pool.Padding.Left + (q * Pool.DilationX));
            if (row < 0 || row >= x.Shape.H || column < 0 || column >= x.Shape.W) continue;
            var value = x[n, c, row, column];
            var wins = found is null || value > largest || (float.IsNaN(value) && !float.IsNaN(largest));
            if (wins) (largest, found) = (value, x.Index(n, c, row, column));
        }

        return found;
    }
}
