using DataType = LiveConv.Onnx.Proto.TensorProto.Types.DataType;

namespace LiveConv.Onnx.Conformance;

/// <summary>
/// How far a value may be from the expected one: absolute + relative·|expected|. Those of float32 are the official ones of
/// the ONNX backend tests. Types of lower precision get four roundings on top, because the expected values were rounded
/// after each step and LiveConv computes in float32. Whole numbers and truth values must be equal.
/// </summary>
/// <param name="Relative">Fraction of the expected value.</param>
/// <param name="Absolute">The least tolerance.</param>
public readonly record struct Tolerance(double Relative, double Absolute)
{
    /// <summary>The official tolerance.</summary>
    public static Tolerance Official { get; } = new(1e-3, 1e-7);

    internal static Tolerance Exact { get; }

    /// <summary>1 for an error as large as the tolerance, more for a larger one; infinite for a NaN in place of a number.</summary>
    public double Ratio(double actual, double expected)
    {
        if (actual.Equals(expected) || actual == expected) return 0;
        var ratio = Math.Abs(actual - expected) / (Absolute + (Relative * Math.Abs(expected)));
        return double.IsNaN(ratio) || double.IsInfinity(expected) ? double.PositiveInfinity : ratio;
    }

    /// <summary>The tolerance for values of a type, where float32 has this one.</summary>
    internal Tolerance For(DataType type) => type switch
    {
        DataType.Float or DataType.Double => this,
        DataType.Float16 => new Tolerance(Relative + (4 * Math.Pow(2, -11)), Math.Max(Absolute, 4 * Math.Pow(2, -25))),
        DataType.Bfloat16 => this with { Relative = Relative + (4 * Math.Pow(2, -8)) },
        _ => Exact,
    };
}
