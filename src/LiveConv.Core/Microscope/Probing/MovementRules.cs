using LiveConv.Ops;
using LiveConv.Tensors;

namespace LiveConv.Microscope.Probing;

/// <summary>Values that come from elsewhere as they are, or from a few neighbours.</summary>
internal static class MovementRules
{
    public static void Movement(ProbeContext context, AxisMovementOp op)
    {
        var (x, y) = (context.Inputs[0].Shape, context.Node.Shape);
        var (source, rest) = (0, context.Index);
        for (var axis = y.Rank - 1; axis >= 0 && source >= 0; axis--)
        {
            (rest, var position) = Math.DivRem(rest, y[axis]);
            var offset = op.Offset(x, y, axis, position);
            source = offset < 0 ? -1 : source + offset;
        }

        if (source >= 0) Copy(context, 0, source);
        else Fill(context, op.Fill);
    }

    public static void Concat(ProbeContext context, Concat op)
    {
        // From the axis on, pieces of each input follow each other.
        var size = context.Node.Shape.Stride(op.Axis) * context.Node.Shape[op.Axis];
        var (outer, place) = Math.DivRem(context.Index, size);
        var input = 0;
        while (Piece(context, op, input) is var piece && place >= piece) (place, input) = (place - piece, input + 1);
        Copy(context, input, (outer * Piece(context, op, input)) + place);
    }

    public static void Gather(ProbeContext context, Gather op)
    {
        var (data, indices) = (context.Inputs[0], context.Inputs[1]);
        var inner = data.Shape.Stride(op.Axis);
        var (rest, i) = Math.DivRem(context.Index, inner);
        var (outer, k) = Math.DivRem(rest, indices.Shape.Count);
        Copy(context, 0, (((outer * data.Shape[op.Axis]) + Ops.Gather.Place(indices.Integers[k], data.Shape[op.Axis])) * inner) + i);
    }

    public static void Resize(ProbeContext context, Resize op)
    {
        var (result, x) = (context.Result, context.Inputs[0]);
        var (n, c, i, j) = context.Place;
        var (rows, columns) = (ResizeTaps.OfRows(op, x.Shape.H), ResizeTaps.OfColumns(op, x.Shape.W));
        if (rows.Outside[i] || columns.Outside[j])
        {
            Fill(context, op.ExtrapolationValue);
            return;
        }

        if (op.Mode == ResizeMode.Nearest)
        {
            Copy(context, 0, x.Index(n, c, rows.Sources[i], columns.Sources[j]));
            return;
        }

        result.Describe(ExplanationKind.WeightedSum, "Σ w·x, w by the distance", rows.Count, columns.Count);
        result.BeginGroup(0, c);
        for (var p = i * rows.Count; p < (i + 1) * rows.Count; p++)
        for (var q = j * columns.Count; q < (j + 1) * columns.Count; q++)
        {
            var index = x.Index(n, c, rows.Sources[p], columns.Sources[q]);
            result.Add(0, index, x.Data[index], rows.Weights[p] * columns.Weights[q]);
        }

        result.EndGroup();
        result.AddUp();
        var plane = context.Scratch(0, new Shape(1, 1, x.Shape.H, x.Shape.W));
        x.Data.AsSpan(x.Index(n, c, 0, 0), plane.Data.Length).CopyTo(plane.Data);
        context.Local(op, new Shape(1, 1, op.Height, op.Width), (i * op.Width) + j, plane);
    }

    /// <summary>The value of one place of an input.</summary>
    public static void Copy(ProbeContext context, int input, int index)
    {
        var result = context.Result;
        result.Describe(ExplanationKind.Copy, "x", 1, 1);
        result.BeginGroup(input, 0);
        result.Add(input, index, context.Inputs[input].Value(index), 1);
        result.EndGroup();
        result.AddUp();
        context.Copied(input, index);
    }

    private static void Fill(ProbeContext context, float value)
    {
        context.Result.Describe(ExplanationKind.Copy, "a fill value");
        context.Result.SetBias(value);
        context.Result.AddUp();
        context.Filled(value);
    }

    private static int Piece(ProbeContext context, Concat op, int input) =>
        context.Inputs[input].Shape.Stride(op.Axis) * context.Inputs[input].Shape[op.Axis];
}
