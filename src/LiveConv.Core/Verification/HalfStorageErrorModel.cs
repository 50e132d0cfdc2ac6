using LiveConv.Ops;
using LiveConv.Reference;
using LiveConv.Tensors;

namespace LiveConv.Verification;

/// <summary>
/// The bound of a layer whose results are stored as IEEE 754 half precision: that of its arithmetic, and half a unit in the last place of a half,
/// 2⁻¹¹·|v|, with 2⁻²⁴ for what is subnormal there (GPUs may round those either way). An exact result is rounded to the nearest
/// half, ties to even, and stays exact. From 65520 on a half is infinite.
/// </summary>
/// <param name="arithmetic">The bound of what is stored.</param>
public sealed class HalfStorageErrorModel(ErrorModel arithmetic) : ErrorModel
{
    /// <summary>Unit roundoff of halves, 2⁻¹¹.</summary>
    public const double Unit = 1.0 / (1 << 11);

    /// <summary>The smallest normal half, 2⁻¹⁴.</summary>
    public const double Smallest = 1.0 / (1 << 14);

    private const double Subnormal = 1.0 / (1 << 24);

    /// <summary>Halfway from the largest half, 65504, to the next power of two.</summary>
    private const double Overflow = 65520;

    public override void Evaluate(Op op, Tensor[] inputs, ReferenceOutput output)
    {
        ArgumentNullException.ThrowIfNull(output);
        arithmetic.Evaluate(op, inputs, output);
        for (var i = 0; i < output.Values.Length; i++)
        {
            var (value, bound) = Stored(output.Values[i], output.Bounds[i]);
            output.Set(i, value, bound);
        }
    }

    public override (double Value, double Bound)? EvaluateElement(Op op, Tensor[] inputs, Shape output, int index) =>
        arithmetic.EvaluateElement(op, inputs, output, index) is { } exact ? Stored(exact.Value, exact.Bound) : null;

    private static (double Value, double Bound) Stored(double value, double bound)
    {
        var size = Math.Abs(value);
        if (!double.IsFinite(value)) return (value, bound);
        if (size - bound >= Overflow) return (Math.CopySign(double.PositiveInfinity, value), 0);
        if (bound == 0 && (size >= Smallest || size == 0)) return ((double)(Half)(float)value, 0);
        if (size + bound >= Overflow) return (value, double.PositiveInfinity);
        return (value, bound + (Unit * (size + bound)) + Subnormal);
    }
}
