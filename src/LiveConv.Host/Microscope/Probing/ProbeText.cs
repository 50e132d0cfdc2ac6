using LiveConv.Graphs;
using LiveConv.Host.Ui;
using LiveConv.Microscope;
using LiveConv.Microscope.Pixels;
using LiveConv.Ops;

namespace LiveConv.Host.Microscope.Probing;

/// <summary>The probe's sentences.</summary>
internal static partial class ProbeText
{
    private const int NamedTerms = 2;

    // Longer names of inputs don't fit into a list.
    private const int MostLetters = 10;

    /// <summary>A place as <c>[channel, row, column]</c>; a batch of 1 is left out.</summary>
    public static void AddPlace(ref TextLine line, Node node, int index)
    {
        var shape = node.Shape;
        line.Add("[");
        var first = shape.Rank > 1 && shape[0] == 1 ? 1 : 0;
        for (var axis = first; axis < shape.Rank; axis++)
        {
            if (axis > first) line.Add(", ");
            line.Add(index / shape.Stride(axis) % shape[axis]);
        }

        line.Add("]");
    }

    /// <summary>What a row of the list is called.</summary>
    public static void AddName(ref TextLine line, ProbeSheet sheet, in ContributorRow row)
    {
        var explanation = sheet.Explanation;
        var node = explanation.Node!.Inputs[row.Input];
        if (explanation.Node.Inputs.Length > 1 && IsNamed(explanation.Node, row.Input))
        {
            line.Add(node.Name.Length <= MostLetters ? node.Name : row.Input == 0 ? "a" : "b");
            line.Add(" ");
        }

        if (row.Channel >= 0)
        {
            line.Add("ch ");
            line.Add(row.Channel);
        }
        else
        {
            AddPlace(ref line, node, row.Index);
        }

        if (sheet.NameOf(row) is not { } name) return;
        line.Add(" ");
        line.Add(name);
    }

    /// <summary>The whole arithmetic in one line: what is added, with the largest contributions first, and what follows.</summary>
    public static void AddEquation(ref TextLine line, ProbeSheet sheet)
    {
        var explanation = sheet.Explanation;
        if (sheet.IsSoftmax)
        {
            AddSoftmax(ref line, explanation);
            return;
        }

        switch (explanation.Kind)
        {
            case ExplanationKind.WeightedSum:
                AddSum(ref line, sheet);
                break;
            case ExplanationKind.Selection:
                line.Add(explanation.Formula);
                line.Add(" of ");
                line.Add(explanation.Largest.Length);
                line.Add(" values");
                AddOrigin(ref line, explanation);
                line.Add(" = ");
                line.AddShort(explanation.Sum);
                break;
            case ExplanationKind.Copy:
                line.Add(explanation.Terms.Length == 0 ? explanation.Formula : "as it is");
                AddOrigin(ref line, explanation);
                if (explanation.Node!.Op is Reshape && explanation.Terms.Length == 1) AddCount(ref line, explanation.Node.Inputs[0].Shape, explanation.Index);
                line.Add(" = ");
                line.AddShort(explanation.Sum);
                break;
            default:
                AddFunction(ref line, explanation);
                break;
        }

        foreach (var step in explanation.Steps)
        {
            if (explanation.Residual is { } residual && step.Name == explanation.Steps[0].Name)
            {
                line.Add(" ");
                line.Add(step.Name);
                line.Add(" ");
                line.AddShort(residual.Value);
                line.Add(" = ");
                line.AddShort(step.Value);
                continue;
            }

            line.Add(explanation.Kind == ExplanationKind.Function && explanation.Steps.Length > 1 ? " · " : " → ");
            if (step.Name != explanation.Node!.Op.Name)
            {
                line.Add(step.Name);
                line.Add(" ");
            }

            line.AddShort(step.Value);
        }
    }

    /// <summary>The pass from the pixel to the input's value in one line.</summary>
    public static void AddEquation(ref TextLine line, PixelExplanation pixel)
    {
        if (pixel.Pixels.Length == 0)
        {
            line.Add("black beside the picture ");
        }
        else if (pixel.Pixels.Length > 1)
        {
            line.Add(pixel.Rows);
            line.Add("×");
            line.Add(pixel.Columns);
            line.Add(" pixels → ");
        }

        line.Add("R ");
        line.Add(pixel.Scaled.Red);
        line.Add(" G ");
        line.Add(pixel.Scaled.Green);
        line.Add(" B ");
        line.Add(pixel.Scaled.Blue);
        line.Add(" → ");
        line.Add(ChannelName(pixel));
        // Scaled, less the mean, divided by the deviation.
        var isDivided = pixel.Steps.Length == 3;
        line.Add(isDivided ? " (" : " ");
        line.Add(pixel.Level);
        for (var i = 0; i < pixel.Steps.Length; i++)
        {
            if (isDivided && i == 2) line.Add(")");
            line.Add(" ");
            line.Add(pixel.Steps[i].Name);
        }

        line.Add(" = ");
        line.AddShort(pixel.Value);
    }

    /// <summary>The number that is taken of a pixel.</summary>
    public static string ChannelName(PixelExplanation pixel) => pixel.Color switch
    {
        Frames.FrameColor.Gray => "grey",
        Frames.FrameColor.Rgb => pixel.Channel switch { 0 => "red", 1 => "green", _ => "blue" },
        _ => pixel.Channel switch { 0 => "blue", 1 => "green", _ => "red" },
    };

    private static bool IsNamed(Node node, int input) => node.Op is BinaryOp || (input > 0 && node.Op is not (Concat or Where));

    private static void AddSum(ref TextLine line, ProbeSheet sheet)
    {
        // The other factor of a product is no part of its own.
        var (explanation, rows) = (sheet.Explanation, sheet.HasGrids ? sheet.RowCount : sheet.Explanation.Largest.Length);
        if (rows == 0)
        {
            if (sheet.MeanOf > 0)
            {
                line.Add("Σ patch / ");
                line.Add(sheet.MeanOf);
            }
            else
            {
                line.Add(sheet.ShowsWeights ? "Σ patch × kernel" : "Σ patch");
            }

            if (!explanation.HasBias && explanation.Steps.Length == 0)
            {
                line.Add(" = ");
                line.AddShort(explanation.Sum);
                return;
            }

            line.Add(" ");
            line.AddShort(explanation.Sum - explanation.Bias);
        }
        else
        {
            var named = rows <= NamedTerms + 1 ? rows : NamedTerms;
            var rest = explanation.Sum - explanation.Bias;
            for (var i = 0; i < named; i++)
            {
                var row = sheet.Row(i);
                if (i > 0) line.Add(" + ");
                if (row.Channel >= 0)
                {
                    AddName(ref line, sheet, row);
                    line.Add(": ");
                    line.AddShort(row.Product);
                }
                else
                {
                    line.AddShort(row.Value);
                    line.Add(row.Weight < 0 ? "×(" : "×");
                    line.AddShort(row.Weight);
                    if (row.Weight < 0) line.Add(")");
                }

                rest -= row.Product;
            }

            if (rows > named)
            {
                line.Add(" + ");
                line.Add(rows - named);
                line.Add(" others: ");
                line.AddShort(rest);
            }
        }

        if (explanation.HasBias)
        {
            line.Add(" + bias ");
            line.AddShort(explanation.Bias);
        }

        line.Add(" = ");
        line.AddShort(explanation.Sum);
    }

    // Which value was taken.
    private static void AddOrigin(ref TextLine line, Explanation explanation)
    {
        foreach (ref readonly var term in explanation.Terms)
        {
            if (term.Weight == 0 || term.IsOutside) continue;
            line.Add(" from ");
            line.Add(explanation.Node!.Inputs[term.Input].Name);
            line.Add(" ");
            AddPlace(ref line, explanation.Node.Inputs[term.Input], term.Index);
            return;
        }
    }
}
