using LiveConv.Ops;
using LiveConv.Tensors;

namespace LiveConv.Microscope.Probing;

/// <summary>Ops along axes: one group with the values that meet.</summary>
internal static class AxisTermRules
{
    private static readonly Shape One = new(1);

    public static void Gray(ProbeContext context)
    {
        var (result, x) = (context.Result, context.Inputs[0]);
        var (n, _, y, col) = context.Place;
        result.Describe(ExplanationKind.WeightedSum, "0.299 R + 0.587 G + 0.114 B", 1, 1);
        var pixel = context.Scratch(0, new Shape(1, 3, 1, 1));
        for (var c = 0; c < 3; c++)
        {
            var index = x.Index(n, c, y, col);
            pixel.Data[c] = x.Data[index];
            result.BeginGroup(0, c);
            result.Add(0, index, x.Data[index], c switch { 0 => ColorToGray.Red, 1 => ColorToGray.Green, _ => ColorToGray.Blue });
            result.EndGroup();
        }

        result.AddUp();
        context.Local(context.Node.Op, new Shape(1, 1, 1, 1), 0, pixel);
    }

    public static void Channels(ProbeContext context, ChannelReduceOp op)
    {
        var (result, x) = (context.Result, context.Inputs[0]);
        var (n, _, y, col) = context.Place;
        var isMean = op is MeanChannels;
        result.Describe(isMean ? ExplanationKind.WeightedSum : ExplanationKind.Selection, isMean ? "Σ x / n" : "max x", 1, 1);
        var pixel = context.Scratch(0, new Shape(1, x.Shape.C, 1, 1));
        for (var c = 0; c < x.Shape.C; c++)
        {
            var index = x.Index(n, c, y, col);
            pixel.Data[c] = x.Data[index];
            result.BeginGroup(0, c);
            result.Add(0, index, x.Data[index], isMean ? 1.0 / x.Shape.C : 1);
            result.EndGroup();
        }

        context.Local(op, new Shape(1, 1, 1, 1), 0, pixel);
        if (!isMean) result.Select(result.Value);
        result.AddUp();
    }

    public static void Along(ProbeContext context, AxisOp op)
    {
        var result = context.Result;
        var (values, place) = Gather(context, op.Axis, context.Node.Shape);
        context.Local(op with { Axis = 0 }, values.Shape, place, values);
        if (op is not (Softmax or LogSoftmax))
        {
            Describe(context, ExplanationKind.Function, op.Name, 1, values.Shape.Count);
            AddAll(context, values, op.Axis, static x => x);
            result.AddUp();
            result.Step(op.Name, result.Value);
            return;
        }

        // Every value adds its power to the sum by which this one's is divided.
        var largest = double.NegativeInfinity;
        foreach (var value in values.Data) largest = Math.Max(largest, value);
        Describe(context, ExplanationKind.Function, op is Softmax ? "e^(x − max) / Σ e^(x − max)" : "x − max − ln Σ e^(x − max)", 1, values.Shape.Count);
        AddAll(context, values, op.Axis, x => Math.Exp(x - largest));
        result.AddUp();
        var difference = values.Data[place] - largest;
        result.Step("max", largest);
        result.Step("x − max", difference);
        if (op is Softmax) result.Step("e^(x − max)", Math.Exp(difference));
        result.Step("Σ e^(x − max)", result.Sum);
        result.Step(op is Softmax ? "their quotient" : "x − max − ln of it", op is Softmax ? Math.Exp(difference) / result.Sum : difference - Math.Log(result.Sum));
    }

    public static void Reduce(ProbeContext context, Reduce op)
    {
        var (result, x) = (context.Result, context.Inputs[0]);
        var groups = new AxisGroups(x.Shape, op.Axes);
        var start = groups.Starts[context.Index];
        var values = context.Scratch(0, new Shape(groups.Members.Length), x.Type);
        var isPlane = x.Shape.Rank == 4 && op.Axes.Length == 2 && op.Axes.Contains(2) && op.Axes.Contains(3);
        var (kind, formula) = op.Kind switch
        {
            ReduceKind.Sum => (ExplanationKind.WeightedSum, "Σ x"),
            ReduceKind.Mean => (ExplanationKind.WeightedSum, "Σ x / n"),
            ReduceKind.L1 => (ExplanationKind.WeightedSum, "Σ |x|"),
            ReduceKind.SumSquare => (ExplanationKind.WeightedSum, "Σ x²"),
            ReduceKind.L2 => (ExplanationKind.Function, "√(Σ x²)"),
            ReduceKind.Max => (ExplanationKind.Selection, "max x"),
            ReduceKind.Min => (ExplanationKind.Selection, "min x"),
            _ => (ExplanationKind.Function, op.Kind.ToString()),
        };
        if (x.Type == ElementType.Int64 && kind == ExplanationKind.WeightedSum) kind = ExplanationKind.Function;
        result.Describe(kind, formula, isPlane ? x.Shape.H : 1, isPlane ? x.Shape.W : groups.Members.Length);
        result.BeginGroup(0, x.Shape.Rank == 4 && !op.Axes.Contains(1) ? start / x.Shape.Stride(1) % x.Shape[1] : 0);
        for (var i = 0; i < groups.Members.Length; i++)
        {
            var index = start + groups.Members[i];
            ProbeContext.Copy(x, index, values, i);
            var value = x.Value(index);
            var weight = op.Kind switch { ReduceKind.Mean => 1.0 / groups.Members.Length, ReduceKind.L1 => Math.Sign(value), ReduceKind.L2 or ReduceKind.SumSquare => value, _ => 1 };
            result.Add(0, index, value, weight);
        }

        result.EndGroup();
        context.Local(op with { Axes = [0], KeepDims = true }, One, 0, values);
        if (kind == ExplanationKind.Selection) result.Select(result.Value);
        result.AddUp();
        if (kind == ExplanationKind.Function) result.Step(op.Kind.ToString(), result.Value);
    }

    public static void Arg(ProbeContext context, ArgOp op)
    {
        var x = context.Inputs[0];
        var start = new AxisGroups(x.Shape, [op.Axis]).Starts[context.Index];
        Extreme(context, op.Axis, start, op with { Axis = 0, KeepDims = true }, One, 0);
    }

    public static void Top(ProbeContext context, TopKOp op)
    {
        var (place, group) = Split(context.Node.Shape, op.Axis, context.Index);
        var start = new AxisGroups(context.Inputs[0].Shape, [op.Axis]).Starts[group];
        Extreme(context, op.Axis, start, op with { Axis = 0 }, new Shape(op.K), place);
    }

    private static void Extreme(ProbeContext context, int axis, int start, Op local, Shape output, int place)
    {
        var (result, x) = (context.Result, context.Inputs[0]);
        var values = context.Scratch(0, new Shape(x.Shape[axis]), x.Type);
        var step = x.Shape.Stride(axis);
        for (var i = 0; i < values.Shape.Count; i++) ProbeContext.Copy(x, start + (i * step), values, i);
        context.Local(local, output, place, values);
        result.Describe(ExplanationKind.Function, local.Name, 1, values.Shape.Count);
        result.BeginGroup(0, 0);
        for (var i = 0; i < values.Shape.Count; i++)
        {
            // Indices say which one it is; of values the first equal one is.
            var isTaken = local is ArgOp or TopKIndices ? i == (int)result.Value : values.Value(i) == result.Value;
            result.Add(new Term(0, start + (i * step), values.Value(i), isTaken ? 1 : 0, isTaken ? values.Value(i) : 0));
        }

        result.EndGroup();
        result.AddUp();
        result.Step(local.Name, result.Value);
    }

    private static void Describe(ProbeContext context, ExplanationKind kind, string formula, int rows, int columns) => context.Result.Describe(kind, formula, rows, columns);

    /// <summary>The values along an axis through the explained one, and its place among them.</summary>
    private static (Tensor Values, int Place) Gather(ProbeContext context, int axis, Shape shape)
    {
        var x = context.Inputs[0];
        var (step, place) = (shape.Stride(axis), Split(shape, axis, context.Index).Place);
        var values = context.Scratch(0, new Shape(shape[axis]), x.Type);
        for (var i = 0; i < shape[axis]; i++) ProbeContext.Copy(x, context.Index + ((i - place) * step), values, i);
        return (values, place);
    }

    private static void AddAll(ProbeContext context, Tensor values, int axis, Func<double, double> product)
    {
        var step = context.Node.Shape.Stride(axis);
        var first = context.Index - (Split(context.Node.Shape, axis, context.Index).Place * step);
        context.Result.BeginGroup(0, 0);
        for (var i = 0; i < values.Shape.Count; i++) context.Result.Add(new Term(0, first + (i * step), values.Value(i), 1, product(values.Value(i))));
        context.Result.EndGroup();
    }

    /// <summary>The place along an axis, and the row-major index over all other axes.</summary>
    private static (int Place, int Group) Split(Shape shape, int axis, int index)
    {
        var stride = shape.Stride(axis);
        return (index / stride % shape[axis], (index / (stride * shape[axis]) * stride) + (index % stride));
    }
}
