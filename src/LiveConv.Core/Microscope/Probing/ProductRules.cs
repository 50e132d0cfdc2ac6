using LiveConv.Ops;
using LiveConv.Tensors;

namespace LiveConv.Microscope.Probing;

/// <summary>Matrix products: one group, no patch. Of two factors the constant one is the weight.</summary>
internal static class ProductRules
{
    public static void Gemm(ProbeContext context, Gemm op)
    {
        var (result, a, b) = (context.Result, context.Inputs[0], context.Inputs[1]);
        var (i, j) = Math.DivRem(context.Index, context.Node.Shape[1]);
        var (rows, depth) = op.TransposeA ? (a.Shape[1], a.Shape[0]) : (a.Shape[0], a.Shape[1]);
        var columns = context.Node.Shape[1];
        var hasBias = context.Inputs.Length > 2;
        result.Describe(ExplanationKind.WeightedSum, ConvolutionRules.Formula(hasBias, false, ActivationKind.None));
        result.BeginGroup(IsFirstConstant(context) ? 1 : 0, 0);
        for (var k = 0; k < depth; k++)
            Add(context, op.TransposeA ? (k * rows) + i : (i * depth) + k, op.TransposeB ? (j * depth) + k : (k * columns) + j, op.Alpha);
        result.EndGroup();
        if (hasBias) result.SetBias((double)op.Beta * context.Inputs[2].Value(new Broadcast(context.Inputs[2].Shape, context.Node.Shape).Source(context.Index)));
        result.AddUp();
        context.Element();
    }

    public static void MatMul(ProbeContext context)
    {
        var (result, a, b) = (context.Result, context.Inputs[0], context.Inputs[1]);
        var (rows, depth, columns, ofA, ofB) = Ops.MatMul.Geometry(a.Shape, b.Shape);
        var (n, place) = Math.DivRem(context.Index, rows * columns);
        var (i, j) = Math.DivRem(place, columns);
        result.Describe(ExplanationKind.WeightedSum, "Σ w·x");
        result.BeginGroup(IsFirstConstant(context) ? 1 : 0, 0);
        for (var k = 0; k < depth; k++) Add(context, ofA[n] + (i * depth) + k, ofB[n] + (k * columns) + j, 1);
        result.EndGroup();
        result.AddUp();
        context.Element();
    }

    private static void Add(ProbeContext context, int indexA, int indexB, double factor)
    {
        var (a, b) = (context.Inputs[0].Value(indexA), context.Inputs[1].Value(indexB));
        context.Result.Add(IsFirstConstant(context)
            ? new Term(1, indexB, b, a * factor, a * b * factor) { WeightInput = 0, WeightIndex = indexA }
            : new Term(0, indexA, a, b * factor, a * b * factor) { WeightInput = 1, WeightIndex = indexB });
    }

    private static bool IsFirstConstant(ProbeContext context) => context.Node.Inputs[0].Constant is not null && context.Node.Inputs[1].Constant is null;
}
