using LiveConv.Ops;
using LiveConv.Tensors;

namespace LiveConv.Microscope.Probing;

/// <summary>Ops that work value by value, with broadcasting.</summary>
internal static class ElementRules
{
    private static readonly Shape One = new(1);

    public static void Affine(ProbeContext context, Affine op)
    {
        context.Result.Describe(ExplanationKind.WeightedSum, "scale·x + shift", 1, 1);
        Single(context, 0, context.Index, op.Scale);
        context.Result.SetBias(op.Shift);
        context.Result.AddUp();
        context.Local(op, One, 0, context.Scalar(0, 0, context.Index));
    }

    public static void Unary(ProbeContext context)
    {
        var result = context.Result;
        result.Describe(ExplanationKind.Function, "f(x)", 1, 1);
        Single(context, 0, context.Index, 1);
        result.AddUp();
        context.Local(context.Node.Op, One, 0, context.Scalar(0, 0, context.Index));
        result.Step(context.Node.Op.Name, result.Value);
    }

    public static void Binary(ProbeContext context, BinaryOp op)
    {
        var result = context.Result;
        var (a, b) = (Source(context, 0), Source(context, 1));
        var (valueA, valueB) = (context.Inputs[0].Value(a), context.Inputs[1].Value(b));
        var isFloat = context.Inputs[0].Type == ElementType.Float32;
        switch (op)
        {
            case Add or Sub when isFloat:
                result.Describe(ExplanationKind.WeightedSum, op is Add ? "a + b" : "a − b", 1, 1);
                Single(context, 0, a, 1);
                Single(context, 1, b, op is Add ? 1 : -1);
                break;
            case Mul or Div when isFloat:
                // Of two values that aren't constants the second one can be reached as the weight.
                var isFirstConstant = op is Mul && context.Node.Inputs[0].Constant is not null;
                var (value, weight) = isFirstConstant ? (valueB, valueA) : (valueA, valueB);
                result.Describe(ExplanationKind.WeightedSum, op is Mul ? "a·b" : "a / b", 1, 1);
                result.BeginGroup(isFirstConstant ? 1 : 0, 0);
                result.Add(new Term(isFirstConstant ? 1 : 0, isFirstConstant ? b : a, value, op is Mul ? weight : 1 / weight, op is Mul ? value * weight : value / weight)
                {
                    WeightInput = isFirstConstant ? 0 : 1, WeightIndex = isFirstConstant ? a : b,
                });
                result.EndGroup();
                break;
            default:
                result.Describe(op is Max or Min ? ExplanationKind.Selection : ExplanationKind.Function, op switch { Max => "max(a, b)", Min => "min(a, b)", Magnitude => "√(a² + b²)", _ => op.Name }, 1, 1);
                Single(context, 0, a, 1);
                Single(context, 1, b, 1);
                break;
        }

        context.Local(op, One, 0, context.Scalar(0, 0, a), context.Scalar(1, 1, b));
        if (op is Max or Min) result.Select(result.Value);
        result.AddUp();
        if (result.Kind == ExplanationKind.Function) result.Step(op.Name, result.Value);
    }

    public static void Where(ProbeContext context)
    {
        var (condition, x, y) = (Source(context, 0), Source(context, 1), Source(context, 2));
        var isFirst = context.Inputs[0].Data[condition] != 0;
        var result = context.Result;
        result.Describe(ExplanationKind.Selection, "x where the condition holds, else y", 1, 1);
        Single(context, 1, x, isFirst ? 1 : 0);
        Single(context, 2, y, isFirst ? 0 : 1);
        result.AddUp();
        context.Copied(isFirst ? 1 : 2, isFirst ? x : y);
    }

    private static void Single(ProbeContext context, int input, int index, double weight)
    {
        var value = context.Inputs[input].Value(index);
        context.Result.BeginGroup(input, 0);
        context.Result.Add(new Term(input, index, value, weight, weight == 0 ? 0 : value * weight));
        context.Result.EndGroup();
    }

    private static int Source(ProbeContext context, int input) =>
        context.Inputs[input].Shape == context.Node.Shape ? context.Index : new Broadcast(context.Inputs[input].Shape, context.Node.Shape).Source(context.Index);
}
