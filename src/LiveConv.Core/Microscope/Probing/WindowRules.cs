using LiveConv.Ops;
using LiveConv.Tensors;

namespace LiveConv.Microscope.Probing;

/// <summary>Windows that slide over each channel without weights of their own: one group, its patch as large as the window.</summary>
internal static class WindowRules
{
    private static readonly Shape One = new(1, 1, 1, 1);

    public static void Pool(ProbeContext context, PoolOp op)
    {
        var (result, x) = (context.Result, context.Inputs[0]);
        var (n, c, i, j) = context.Place;
        var (inside, padded) = Count(op, x.Shape, i, j);
        var weight = op is AveragePool2D average ? 1.0 / (average.CountIncludePad ? padded : inside) : 1;
        result.Describe(
            op switch { MaxPool2D or MinPool2D => ExplanationKind.Selection, AveragePool2D => ExplanationKind.WeightedSum, _ => ExplanationKind.Function },
            op switch { MaxPool2D => "max x", MinPool2D => "min x", AveragePool2D => "Σ x / n", LpPool2D => "(Σ |x|ᵖ)^(1/p)", _ => "where max x is" },
            op.KernelHeight,
            op.KernelWidth);
        var values = context.Scratch(0, new Shape(1, 1, 1, Math.Max(1, inside)));
        result.BeginGroup(0, c);
        inside = 0;
        for (var p = 0; p < op.KernelHeight; p++)
        for (var q = 0; q < op.KernelWidth; q++)
        {
            var index = IndexOf(x, n, c, (i * op.StrideY) - op.Padding.Top + (p * op.DilationY), (j * op.StrideX) - op.Padding.Left + (q * op.DilationX));
            if (index >= 0) values.Data[inside++] = x.Data[index];
            Add(result, x, index, weight, op is LpPool2D norm ? norm.P : 0);
        }

        result.EndGroup();

        // The values inside, in one row, are a window without padding; ones that a mean counts besides follow.
        var row = op with { KernelHeight = 1, KernelWidth = Math.Max(1, padded), StrideY = 1, StrideX = 1, DilationY = 1, DilationX = 1, CeilMode = false, Padding = new Padding(0, 0, 0, Math.Max(0, padded - inside)) };
        if (op is AveragePool2D { CountIncludePad: false } or not AveragePool2D) row = row with { KernelWidth = Math.Max(1, inside), Padding = default };
        if (op is MaxPoolIndices2D || inside == 0) context.Whole();
        else context.Local(row, One, 0, values);
        if (op is MaxPool2D or MinPool2D) result.Select(result.Value);
        if (op is MaxPoolIndices2D && inside > 0) result.Select(result.Value < 0 ? 0 : Largest(values.Data.AsSpan(0, inside)));
        result.AddUp();
        if (op is LpPool2D { P: > 1 } or MaxPoolIndices2D) result.Step(op is LpPool2D ? "root" : "its index", result.Value);
    }

    public static void Median(ProbeContext context, MedianFilter op)
    {
        var radius = op.Size / 2;
        Patch(context, "median x", radius, radius, BorderMode.Replicate, 1);
        var crop = Crop(context, 0, radius, radius, BorderMode.Replicate);
        context.Local(op, crop.Shape, (radius * op.Size) + radius, crop);
        context.Result.Select(context.Result.Value);
        context.Result.AddUp();
    }

    public static void Maxima(ProbeContext context, NonMaximumSuppression op)
    {
        var (result, x) = (context.Result, context.Inputs[0]);
        var (n, c, y, col) = context.Place;
        Patch(context, "x where it is the largest around, else 0", op.RadiusY, op.RadiusX, BorderMode.Zero, 0);

        // The window ends at the picture's edge: only what lies inside is a picture of its own.
        var (top, left) = (Math.Max(0, y - op.RadiusY), Math.Max(0, col - op.RadiusX));
        var (height, width) = (Math.Min(x.Shape.H - 1, y + op.RadiusY) - top + 1, Math.Min(x.Shape.W - 1, col + op.RadiusX) - left + 1);
        var crop = context.Scratch(0, new Shape(1, 1, height, width));
        for (var p = 0; p < height; p++)
        for (var q = 0; q < width; q++) crop[0, 0, p, q] = x[n, c, top + p, left + q];
        context.Local(op, crop.Shape, ((y - top) * width) + col - left, crop);
        result.SelectCentre(result.Value != 0);
        result.AddUp();
    }

    public static void Thinning(ProbeContext context, EdgeThinning op)
    {
        var result = context.Result;
        Patch(context, "|dx| + |dy| where it is the largest across the edge, else 0", 1, 1, BorderMode.Zero, 0);
        Patch(context, result.Formula, 1, 1, BorderMode.Zero, 0, input: 1);

        // Beyond the border magnitudes are 0, as they are in a picture with zeros around.
        var (dx, dy) = (Crop(context, 0, 1, 1, BorderMode.Zero), Crop(context, 1, 1, 1, BorderMode.Zero));
        context.Local(op, dx.Shape, 4, dx, dy);
        result.SelectCentre(result.Value != 0);
        result.AddUp();
        result.Describe(ExplanationKind.Function, result.Formula, 3, 3);
        result.Step("kept or not", result.Value);
    }

    public static void Hysteresis(ProbeContext context, Hysteresis op)
    {
        var (result, x) = (context.Result, context.Inputs[0]);
        var (n, c, _, _) = context.Place;
        Patch(context, "1 where x is above the low threshold and connected to one above the high", 1, 1, BorderMode.Zero, 1);
        result.Describe(ExplanationKind.Function, result.Formula, 3, 3);
        var plane = context.Scratch(0, new Shape(1, 1, x.Shape.H, x.Shape.W));
        x.Data.AsSpan(x.Index(n, c, 0, 0), plane.Data.Length).CopyTo(plane.Data);
        context.Local(op, plane.Shape, context.Index % plane.Data.Length, plane);
        result.AddUp();
        result.Step("connected or not", result.Value);
    }

    /// <summary>The cells around a place of a channel, each of the same weight.</summary>
    private static void Patch(ProbeContext context, string formula, int radiusY, int radiusX, BorderMode border, double weight, int input = 0)
    {
        var (result, x) = (context.Result, context.Inputs[input]);
        var (n, c, y, col) = context.Place;
        result.Describe(ExplanationKind.Selection, formula, (2 * radiusY) + 1, (2 * radiusX) + 1);
        result.BeginGroup(input, c);
        for (var p = y - radiusY; p <= y + radiusY; p++)
        for (var q = col - radiusX; q <= col + radiusX; q++)
        {
            var index = IndexOf(x, n, c, Border.Map(p, x.Shape.H, border), Border.Map(q, x.Shape.W, border));
            var value = index < 0 ? 0 : x.Data[index];
            result.Add(new Term(input, index, value, weight, weight == 0 ? 0 : value * weight) { IsBorder = index >= 0 && IndexOf(x, n, c, p, q) < 0 });
        }

        result.EndGroup();
    }

    /// <summary>The same cells as a small picture.</summary>
    private static Tensor Crop(ProbeContext context, int input, int radiusY, int radiusX, BorderMode border)
    {
        var x = context.Inputs[input];
        var (n, c, y, col) = context.Place;
        var crop = context.Scratch(input, new Shape(1, 1, (2 * radiusY) + 1, (2 * radiusX) + 1));
        for (var p = 0; p < crop.Shape.H; p++)
        for (var q = 0; q < crop.Shape.W; q++)
        {
            var index = IndexOf(x, n, c, Border.Map(y - radiusY + p, x.Shape.H, border), Border.Map(col - radiusX + q, x.Shape.W, border));
            crop[0, 0, p, q] = index < 0 ? 0 : x.Data[index];
        }

        return crop;
    }

    private static void Add(Explanation result, Tensor x, int index, double weight, int power)
    {
        double value = index < 0 ? 0 : x.Data[index];
        var product = index < 0 ? 0 : power > 0 ? Math.Pow(Math.Abs(value), power) : value * weight;
        result.Add(new Term(0, index, value, weight, product));
    }

    private static (int Inside, int Padded) Count(PoolOp op, Shape x, int i, int j)
    {
        var (inside, padded) = (0, 0);
        for (var p = 0; p < op.KernelHeight; p++)
        for (var q = 0; q < op.KernelWidth; q++)
        {
            var (row, column) = ((i * op.StrideY) - op.Padding.Top + (p * op.DilationY), (j * op.StrideX) - op.Padding.Left + (q * op.DilationX));
            if (row < x.H + op.Padding.Bottom && column < x.W + op.Padding.Right) padded++;
            if (row >= 0 && row < x.H && column >= 0 && column < x.W) inside++;
        }

        return (inside, padded);
    }

    private static double Largest(ReadOnlySpan<float> values)
    {
        var largest = float.NegativeInfinity;
        foreach (var value in values) largest = MathF.Max(largest, value);
        return largest;
    }

    private static int IndexOf(Tensor x, int n, int c, int y, int col) =>
        (uint)y < (uint)x.Shape.H && (uint)col < (uint)x.Shape.W ? x.Index(n, c, y, col) : -1;
}
