using LiveConv.Host.Ui;
using LiveConv.Microscope;
using LiveConv.Ops;
using LiveConv.Tensors;

namespace LiveConv.Host.Microscope.Probing;

/// <summary>Sentences about functions, and about how far the executor is from the value in double.</summary>
internal static partial class ProbeText
{
    // Sums that cancel out to nearly 0 are millions of ULP apart, which says nothing.
    private const long MostUlps = 9_999_999;

    /// <summary>The executor's value beside the one in double.</summary>
    /// <param name="line">Takes it.</param>
    /// <param name="actual">The executor's.</param>
    /// <param name="value">In double.</param>
    /// <param name="ulps">float32 values between.</param>
    /// <param name="errorOverBound">Error as a part of the bound.</param>
    /// <param name="bound">The bound.</param>
    /// <param name="isShort">Leaves out the double and the bound itself.</param>
    public static void AddVerdict(ref TextLine line, double actual, double value, long ulps, double errorOverBound, double bound, bool isShort)
    {
        line.Add(errorOverBound <= 1 ? "✓ " : "✗ ");
        if (!isShort) line.Add("executor ");
        line.AddExact((float)actual);
        if (!isShort)
        {
            line.Add(errorOverBound > 1 ? " ≠ " : actual == value ? ", the same" : " ≈ ");
            if (actual != value) line.Add(value, "G10");
            line.Add(" in double");
        }

        line.Add(" · ");
        if (ulps > MostUlps) line.Add("> ");
        line.Add(Math.Min(ulps, MostUlps), "0");
        line.Add(" ULP · ");
        if (bound == 0)
        {
            line.Add(errorOverBound <= 1 ? "exact" : "must be exact");
            return;
        }

        line.Add(errorOverBound is > 0 and < 0.0005 ? "< 0.1" : "");
        if (errorOverBound is 0 or >= 0.0005) line.Add(errorOverBound * 100, errorOverBound < 0.1 ? "0.#" : "0");
        line.Add(isShort ? "% of bound" : "% of the bound");
        if (isShort) return;
        line.Add(" ");
        line.Add(bound, "0.0e0");
    }

    private static void AddFunction(ref TextLine line, Explanation explanation)
    {
        line.Add(explanation.Formula == "f(x)" ? explanation.Node!.Op.Name : explanation.Formula);
        if (explanation.Terms.Length == 1)
        {
            line.Add(explanation.Formula == "f(x)" ? " of " : ", x = ");
            line.AddShort(explanation.Terms[0].Value);
        }
        else if (explanation.Terms.Length == 2 && explanation.Node!.Op is BinaryOp)
        {
            line.Add(", a = ");
            line.AddShort(explanation.Terms[0].Value);
            line.Add(", b = ");
            line.AddShort(explanation.Terms[1].Value);
        }
    }

    /// <summary>A share with its numbers: e^(x − max) / Σ = …</summary>
    private static void AddSoftmax(ref TextLine line, Explanation explanation)
    {
        var (largest, difference, power) = (explanation.Steps[0].Value, explanation.Steps[1].Value, explanation.Steps[2].Value);
        line.Add(explanation.Formula);
        line.Add(" = ");
        AddPower(ref line, largest + difference, largest);
        line.Add(" / ");
        line.AddShort(explanation.Sum);
        line.Add(" = ");
        line.AddShort(power);
        line.Add(" / ");
        line.AddShort(explanation.Sum);
        line.Add(" = ");
        line.AddShort(explanation.Value);
    }

    /// <summary>How a place in maps becomes one in a row: <c>, place 2·25 + 0·5 + 1 = 51</c>.</summary>
    private static void AddCount(ref TextLine line, Shape shape, int index)
    {
        line.Add(", place ");
        var first = shape.Rank > 1 && shape[0] == 1 ? 1 : 0;
        for (var axis = first; axis < shape.Rank; axis++)
        {
            if (axis > first) line.Add(" + ");
            line.Add(index / shape.Stride(axis) % shape[axis]);
            if (axis == shape.Rank - 1) break;
            line.Add("·");
            line.Add(shape.Stride(axis));
        }

        line.Add(" = ");
        line.Add(index);
        line.Add(", value");
    }

    /// <summary>e^(x − max) in numbers.</summary>
    public static void AddPower(ref TextLine line, double x, double largest)
    {
        line.Add("e^(");
        line.AddShort(x);
        line.Add(largest < 0 ? " + " : " − ");
        line.AddShort(Math.Abs(largest));
        line.Add(")");
    }
}
