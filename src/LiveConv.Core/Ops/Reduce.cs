using System.Collections.Immutable;
using LiveConv.Reference;
using LiveConv.Tensors;

namespace LiveConv.Ops;

/// <summary>
/// Summarises the values along some axes by one: sums, means, extremes, norms. Input: any rank. Output: its shape with the axes at 1, or
/// without them. (ONNX Reduce*, GlobalAveragePool, GlobalMaxPool.)
/// </summary>
/// <remarks>
/// Bounds. Sums of n terms: Higham's (n + 2)·u·Σ|term|. Mean: that over n and a division of 2.5 ULP. Prod: n roundings. L2: a sum S off
/// by β moves √S by at most β/√S, and √ adds 5 ULP; squares below 2⁻¹²⁶ may be flushed, values above 10¹⁹ don't fit. LogSum: a sum S off
/// by β moves ln S by at most β/(S − β). LogSumExp, computed as max + ln Σe^(x − max): the difference is rounded (a relative u·|x − max| of
/// its power), exp and ln have the errors of the Vulkan precision table. Max and Min are exact.
/// </remarks>
/// <param name="Kind">The summary.</param>
/// <param name="Axes">The axes that are summarised, from 0; none leaves every value by itself.</param>
/// <param name="KeepDims">Whether the axes stay, with the size 1.</param>
public sealed record Reduce(ReduceKind Kind, ImmutableArray<int> Axes, bool KeepDims = true) : Op
{
    public override string Name => nameof(Reduce);

    public override Shape InferShape(ReadOnlySpan<Shape> inputs)
    {
        RequireInputs(inputs, 1, 1);
        return AxisRules.Reduced(Name, inputs[0], Axes, KeepDims);
    }

    public override ElementType InferType(ReadOnlySpan<ElementType> inputs) => (inputs[0], Kind) switch
    {
        (ElementType.Float32, _) => ElementType.Float32,
        (ElementType.Bool, ReduceKind.Max or ReduceKind.Min) => ElementType.Bool,
        (ElementType.Int64, not (ReduceKind.LogSum or ReduceKind.LogSumExp or ReduceKind.L2)) => ElementType.Int64,
        _ => throw new ShapeException($"{Name} {Kind} doesn't take values of {inputs[0]}"),
    };

    public override void Evaluate(ReadOnlySpan<Tensor> inputs, ReferenceOutput output)
    {
        var x = inputs[0];
        var groups = new AxisGroups(x.Shape, Axes);
        var values = new double[groups.Members.Length];
        for (var g = 0; g < groups.Starts.Length; g++)
        {
            for (var i = 0; i < values.Length; i++) values[i] = x.Value(groups.Starts[g] + groups.Members[i]);
            var (value, bound) = Summarise(values);
            if (x.Type == ElementType.Int64) output.SetExact(g, Math.Truncate(value));
            else output.Set(g, value, bound);
        }
    }

    private (double Value, double Bound) Summarise(double[] x)
    {
        double sum = 0, magnitude = 0, squares = 0, product = 1, largest = double.NegativeInfinity, smallest = double.PositiveInfinity;
        foreach (var value in x)
        {
            sum += value;
            magnitude += Math.Abs(value);
            squares += value * value;
            product *= value;
            largest = Math.Max(largest, value);
            smallest = Math.Min(smallest, value);
        }

        return Kind switch
        {
            ReduceKind.Sum => (sum, Rounding.Sum(x.Length, magnitude)),
            ReduceKind.Mean => (sum / x.Length, (Rounding.Sum(x.Length, magnitude) / x.Length) + Rounding.Ulps(2.5, sum / x.Length)),
            ReduceKind.Max => (largest, 0),
            ReduceKind.Min => (smallest, 0),
            ReduceKind.Prod => (product, Rounding.Operations(x.Length, product)),
            ReduceKind.L1 => (magnitude, Rounding.Sum(x.Length, magnitude)),
            ReduceKind.L2 => (Math.Sqrt(squares), RootBound(squares, Rounding.Sum(x.Length, squares))),
            ReduceKind.SumSquare => (squares, Rounding.Sum(x.Length, squares)),
            ReduceKind.LogSum => (Math.Log(sum), LogBound(sum, Rounding.Sum(x.Length, magnitude))),
            _ => LogSumExp(x, largest),
        };
    }

    /// <summary>√S where S is off by at most <paramref name="error"/>: √S − √(S − β) ≤ min(√β, β/√S).</summary>
    private static double RootBound(double sum, double error) =>
        Math.Min(Math.Sqrt(error), error / Math.Sqrt(sum)) + Rounding.Ulps(5, Math.Sqrt(sum));

    private static double LogBound(double sum, double error) =>
        sum > error ? (error / (sum - error)) + Precision.Log(sum, Math.Log(sum)) : Precision.Anything;

    private static (double Value, double Bound) LogSumExp(double[] x, double largest)
    {
        if (!double.IsFinite(largest)) return (largest, 0);
        double sum = 0, error = 0;
        foreach (var value in x)
        {
            var exp = Math.Exp(value - largest);
            sum += exp;
            if (exp > 0) error += exp * (Precision.RelativeExp(value - largest) + (Rounding.Unit * Math.Abs(value - largest)));
        }

        var result = largest + Math.Log(sum);
        return (result, LogBound(sum, error + Rounding.Sum(x.Length, sum)) + Rounding.Operations(1, result));
    }
}
