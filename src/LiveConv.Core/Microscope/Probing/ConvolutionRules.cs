using LiveConv.Ops;

namespace LiveConv.Microscope.Probing;

/// <summary>Convolutions: one group a channel, its patch as large as the kernel.</summary>
internal static class ConvolutionRules
{
    public static void Convolution(ProbeContext context, Conv2D op)
    {
        var (result, x, w) = (context.Result, context.Inputs[0], context.Inputs[1]);
        var (n, m, i, j) = context.Place;
        var (rows, columns) = (w.Shape.H, w.Shape.W);
        result.Describe(ExplanationKind.WeightedSum, Formula(context.Inputs.Length > 2, op.HasResidual, op.Activation.Kind), rows, columns);
        var firstChannel = m / (w.Shape.N / op.Groups) * w.Shape.C;
        for (var c = 0; c < w.Shape.C; c++)
        {
            result.BeginGroup(0, firstChannel + c);
            for (var p = 0; p < rows; p++)
            for (var q = 0; q < columns; q++)
            {
                var (row, column) = ((i * op.StrideY) + (p * op.DilationY) - op.Padding.Top, (j * op.StrideX) + (q * op.DilationX) - op.Padding.Left);
                var (y, col) = (Border.Map(row, x.Shape.H, op.Border), Border.Map(column, x.Shape.W, op.Border));
                var weight = op.Flip ? w.Index(m, c, rows - 1 - p, columns - 1 - q) : w.Index(m, c, p, q);
                AddProduct(context, y < 0 || col < 0 ? -1 : x.Index(n, firstChannel + c, y, col), weight, row != y || column != col);
            }

            result.EndGroup();
        }

        if (context.Inputs.Length > 2) result.SetBias(context.Inputs[2].Data[m]);
        result.AddUp();
        context.Element();
        var sum = result.Sum;
        if (op.HasResidual)
        {
            double residual = context.Inputs[3].Data[context.Index];
            result.Residual = new Term(3, context.Index, residual, 1, residual);
            result.Step("+ residual", sum += residual);
        }

        if (op.Activation.Kind != ActivationKind.None) result.Step(NameOf(op.Activation), op.Activation.Apply(sum));
    }

    public static void Transposed(ProbeContext context, ConvTranspose2D op)
    {
        var (result, x, w) = (context.Result, context.Inputs[0], context.Inputs[1]);
        var (n, m, i, j) = context.Place;
        var (group, k) = Math.DivRem(m, w.Shape.C);
        var channels = x.Shape.C / op.Groups;
        result.Describe(ExplanationKind.WeightedSum, Formula(context.Inputs.Length > 2, false, ActivationKind.None), w.Shape.H, w.Shape.W);
        for (var c = group * channels; c < (group + 1) * channels; c++)
        {
            result.BeginGroup(0, c);

            // From the last place of the kernel on, so that the input's rows and columns go up.
            for (var p = w.Shape.H - 1; p >= 0; p--)
            for (var q = w.Shape.W - 1; q >= 0; q--)
            {
                var row = Source(i + op.Padding.Top - (p * op.DilationY), op.StrideY, x.Shape.H);
                var column = Source(j + op.Padding.Left - (q * op.DilationX), op.StrideX, x.Shape.W);
                AddProduct(context, row < 0 || column < 0 ? -1 : x.Index(n, c, row, column), w.Index(c, k, p, q), isBorder: false);
            }

            result.EndGroup();
        }

        if (context.Inputs.Length > 2) result.SetBias(context.Inputs[2].Data[m]);
        result.AddUp();
        context.Element();
    }

    /// <summary>The place of the input that an output place takes through one place of the kernel; −1 where there is none.</summary>
    public static int Source(int place, int stride, int size) =>
        place >= 0 && place % stride == 0 && place / stride < size ? place / stride : -1;

    /// <summary>A product of inputs 0 and 1.</summary>
    /// <param name="context">The value.</param>
    /// <param name="index">Row-major index in input 0; −1 for a cell outside it.</param>
    /// <param name="weightIndex">Row-major index in input 1.</param>
    /// <param name="isBorder">Whether the cell shows a pixel by the border mode.</param>
    public static void AddProduct(ProbeContext context, int index, int weightIndex, bool isBorder)
    {
        double weight = context.Inputs[1].Value(weightIndex);
        var value = index < 0 ? 0 : context.Inputs[0].Value(index);
        context.Result.Add(new Term(0, index, value, weight, index < 0 ? 0 : value * weight)
        {
            WeightInput = 1, WeightIndex = weightIndex, IsBorder = isBorder && index >= 0,
        });
    }

    /// <summary>The formula of a sum of products.</summary>
    public static string Formula(bool hasBias, bool hasResidual, ActivationKind activation) => (hasBias, hasResidual, activation) switch
    {
        (false, false, ActivationKind.None) => "Σ w·x",
        (true, false, ActivationKind.None) => "Σ w·x + b",
        (_, true, ActivationKind.None) => "Σ w·x + b + r",
        (false, false, _) => "f(Σ w·x)",
        (true, false, _) => "f(Σ w·x + b)",
        _ => "f(Σ w·x + b + r)",
    };

    private static string NameOf(Activation activation) => activation.Kind switch
    {
        ActivationKind.Relu => "ReLU",
        ActivationKind.LeakyRelu => "leaky ReLU",
        ActivationKind.Clamp when activation is { Low: 0, High: 6 } => "ReLU6",
        _ => "clamp",
    };
}
