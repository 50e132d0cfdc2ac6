using LiveConv.Ops;
using LiveConv.Tensors;

namespace LiveConv.Microscope.Probing;

/// <summary>Windows whose weights depend on the values: bilateral filtering and template matching.</summary>
internal static class SimilarityRules
{
    /// <summary>The weights of <see cref="BilateralFilter"/>, over their sum.</summary>
    public static void Bilateral(ProbeContext context, BilateralFilter op)
    {
        var (result, x) = (context.Result, context.Inputs[0]);
        var (n, c, y, col) = context.Place;
        var size = (2 * op.Radius) + 1;
        var crop = context.Scratch(0, new Shape(1, x.Shape.C, size, size));
        for (var channel = 0; channel < x.Shape.C; channel++)
        for (var p = 0; p < size; p++)
        for (var q = 0; q < size; q++)
            crop[0, channel, p, q] = x[n, channel, Reflect(y + p - op.Radius, x.Shape.H), Reflect(col + q - op.Radius, x.Shape.W)];
        context.Local(op, crop.Shape, crop.Index(0, c, op.Radius, op.Radius), crop);

        var total = 0.0;
        for (var p = 0; p < size; p++)
        for (var q = 0; q < size; q++) total += Weight(op, crop, p, q);
        result.Describe(ExplanationKind.WeightedSum, "Σ w·x / Σ w, w by distance and likeness", size, size);
        result.BeginGroup(0, c);
        for (var p = 0; p < size; p++)
        for (var q = 0; q < size; q++)
        {
            var (row, column) = (y + p - op.Radius, col + q - op.Radius);
            var (mappedRow, mappedColumn) = (Reflect(row, x.Shape.H), Reflect(column, x.Shape.W));
            var (value, weight) = ((double)crop[0, c, p, q], Weight(op, crop, p, q) / total);
            result.Add(new Term(0, x.Index(n, c, mappedRow, mappedColumn), value, weight, weight == 0 ? 0 : value * weight)
            {
                IsBorder = row != mappedRow || column != mappedColumn,
            });
        }

        result.EndGroup();
        result.AddUp();
    }

    /// <summary>Products of both, less their means, over the lengths of both.</summary>
    public static void Correlation(ProbeContext context, NormalizedCrossCorrelation op)
    {
        var (result, x, template) = (context.Result, context.Inputs[0], context.Inputs[1]);
        var (n, _, y, col) = context.Place;
        var (rows, columns) = (template.Shape.H, template.Shape.W);
        var padding = Padding.Same(rows, columns);
        var window = context.Scratch(0, template.Shape);
        for (var p = 0; p < rows; p++)
        for (var q = 0; q < columns; q++)
            window[0, 0, p, q] = x[n, 0, Replicate(y - padding.Top + p, x.Shape.H), Replicate(col - padding.Left + q, x.Shape.W)];
        context.Element();

        var (mean, templateMean) = (Mean(window.Data), Mean(template.Data));
        double contrast = op.Epsilon * (double)window.Data.Length, pattern = 0;
        for (var i = 0; i < window.Data.Length; i++)
        {
            contrast += (window.Data[i] - mean) * (window.Data[i] - mean);
            pattern += (template.Data[i] - templateMean) * (template.Data[i] - templateMean);
        }

        var length = Math.Sqrt(contrast) * Math.Sqrt(pattern);
        result.Describe(ExplanationKind.WeightedSum, "Σ (x − mean x)·(t − mean t) / (|x − mean x|·|t − mean t|)", rows, columns);
        result.BeginGroup(0, 0);
        for (var i = 0; i < window.Data.Length; i++)
        {
            var (row, column) = (y - padding.Top + (i / columns), col - padding.Left + (i % columns));
            var (mappedRow, mappedColumn) = (Replicate(row, x.Shape.H), Replicate(column, x.Shape.W));
            var weight = pattern == 0 ? 0 : (template.Data[i] - templateMean) / length;
            result.Add(new Term(0, x.Index(n, 0, mappedRow, mappedColumn), window.Data[i], weight, pattern == 0 ? 0 : (window.Data[i] - mean) * weight)
            {
                WeightInput = 1, WeightIndex = i, IsBorder = row != mappedRow || column != mappedColumn,
            });
        }

        result.EndGroup();
        result.AddUp();
    }

    private static double Weight(BilateralFilter op, Tensor crop, int p, int q)
    {
        var (dy, dx) = (p - op.Radius, q - op.Radius);
        var square = (dx * dx) + (dy * dy);
        if (square > op.Radius * op.Radius) return 0;
        double difference = 0;
        for (var c = 0; c < crop.Shape.C; c++) difference += Math.Abs((double)crop[0, c, p, q] - crop[0, c, op.Radius, op.Radius]);
        return Math.Exp(-difference * difference / (2.0 * op.SigmaColor * op.SigmaColor)) * Math.Exp(-square / (2.0 * op.SigmaSpace * op.SigmaSpace));
    }

    private static double Mean(ReadOnlySpan<float> values)
    {
        double sum = 0;
        foreach (var value in values) sum += value;
        return sum / values.Length;
    }

    private static int Reflect(int place, int size) => Border.Map(place, size, BorderMode.Reflect);

    private static int Replicate(int place, int size) => Border.Map(place, size, BorderMode.Replicate);
}
