using LiveConv.Ops;
using LiveConv.Tensors;

namespace LiveConv.Microscope.Probing;

/// <summary>Windows over volumes: one group a channel, no patch.</summary>
internal static class VolumeRules
{
    public static void Convolution(ProbeContext context, Conv3D op)
    {
        var (result, x, w) = (context.Result, context.Inputs[0], context.Inputs[1]);
        var (n, m, place) = Place(context);
        var kernel = new Size3D(w.Shape[2], w.Shape[3], w.Shape[4]);
        var hasBias = context.Inputs.Length > 2;
        result.Describe(ExplanationKind.WeightedSum, ConvolutionRules.Formula(hasBias, false, ActivationKind.None));
        var channels = w.Shape[1];
        var first = m / (w.Shape[0] / op.Groups) * channels;

        // The window alone, with the zeros around it, is the same convolution without padding.
        var window = context.Scratch(0, new Shape(1, channels, kernel.Depth, kernel.Height, kernel.Width));
        var weights = context.Scratch(1, window.Shape);
        for (var c = 0; c < channels; c++)
        {
            result.BeginGroup(0, first + c);
            var cell = c * kernel.Count;
            foreach (var tap in kernel.Places())
            {
                var weight = (m * channels * kernel.Count) + cell;
                var source = Index(x.Shape, n, first + c, Source(op, place, tap));
                ConvolutionRules.AddProduct(context, source, weight, isBorder: false);
                (window.Data[cell], weights.Data[cell]) = (source < 0 ? 0 : x.Data[source], w.Data[weight]);
                cell++;
            }

            result.EndGroup();
        }

        if (hasBias) result.SetBias(context.Inputs[2].Data[m]);
        result.AddUp();
        if (hasBias) context.Local(new Conv3D(), new Shape(1, 1, 1, 1, 1), 0, window, weights, context.Scalar(2, 2, m));
        else context.Local(new Conv3D(), new Shape(1, 1, 1, 1, 1), 0, window, weights);
    }

    public static void Pool(ProbeContext context, PoolOp3D op)
    {
        var (result, x) = (context.Result, context.Inputs[0]);
        var (n, c, place) = Place(context);
        var isMax = op is MaxPool3D;
        result.Describe(isMax ? ExplanationKind.Selection : ExplanationKind.WeightedSum, isMax ? "max x" : "Σ x / n");
        result.BeginGroup(0, c);
        var inside = 0;
        foreach (var tap in op.Kernel.Places()) inside += Index(x.Shape, n, c, Source(op, place, tap)) < 0 ? 0 : 1;
        context.Whole();
        foreach (var tap in op.Kernel.Places())
        {
            if (Index(x.Shape, n, c, Source(op, place, tap)) is var index and >= 0) result.Add(0, index, x.Data[index], isMax ? 0 : 1.0 / inside);
        }

        result.EndGroup();
        if (isMax) result.Select(result.Value);
        result.AddUp();
        if (!isMax) result.Step("with padding counted as the op says", result.Value);
    }

    private static (int N, int C, Size3D Place) Place(ProbeContext context)
    {
        var shape = context.Node.Shape;
        var (rest, x) = Math.DivRem(context.Index, shape[4]);
        (rest, var y) = Math.DivRem(rest, shape[3]);
        (rest, var z) = Math.DivRem(rest, shape[2]);
        var (n, c) = Math.DivRem(rest, shape[1]);
        return (n, c, new Size3D(z, y, x));
    }

    private static Size3D Source(WindowOp3D op, Size3D place, Size3D tap) => new(
        (place.Depth * op.Stride.Depth) - op.PaddingBefore.Depth + (tap.Depth * op.Dilation.Depth),
        (place.Height * op.Stride.Height) - op.PaddingBefore.Height + (tap.Height * op.Dilation.Height),
        (place.Width * op.Stride.Width) - op.PaddingBefore.Width + (tap.Width * op.Dilation.Width));

    /// <summary>Row-major index of a place in a channel; −1 outside.</summary>
    private static int Index(Shape x, int n, int c, Size3D place) =>
        (uint)place.Depth < (uint)x[2] && (uint)place.Height < (uint)x[3] && (uint)place.Width < (uint)x[4]
            ? (((((((n * x[1]) + c) * x[2]) + place.Depth) * x[3]) + place.Height) * x[4]) + place.Width
            : -1;
}
