using System.Numerics;
using LiveConv.Reference;
using LiveConv.Tensors;

namespace LiveConv.Ops;

/// <summary>
/// General matrix product, the fully connected layer: y = Alpha·A·B + Beta·C, with A M×K (given as K×M for
/// <see cref="TransposeA"/>), B K×N (given as N×K for <see cref="TransposeB"/>) and optionally C, broadcast to M×N. Whole numbers are exact
/// where Alpha and Beta are whole.
/// </summary>
/// <remarks>Bound: a sum of K products; Alpha, Beta and their sum are three roundings more.</remarks>
public sealed record Gemm : Op
{
    public override string Name => nameof(Gemm);

    public bool TransposeA { get; init; }

    public bool TransposeB { get; init; }

    public float Alpha { get; init; } = 1;

    public float Beta { get; init; } = 1;

    public override ElementType InferType(ReadOnlySpan<ElementType> inputs) =>
        inputs.IndexOfAnyExcept(ElementType.Int64) < 0 ? ElementType.Int64 : base.InferType(inputs);

    public override Shape InferShape(ReadOnlySpan<Shape> inputs)
    {
        RequireInputs(inputs, 2, 3);
        var (a, b) = (inputs[0], inputs[1]);
        if (a.Rank != 2 || b.Rank != 2) throw new ShapeException($"Gemm needs two matrices, not {a} and {b}");
        var (rows, depth) = TransposeA ? (a[1], a[0]) : (a[0], a[1]);
        var (height, columns) = TransposeB ? (b[1], b[0]) : (b[0], b[1]);
        if (depth != height)
            throw new ShapeException($"Gemm of {a}{(TransposeA ? " transposed" : "")} and {b}{(TransposeB ? " transposed" : "")}: rows of {Amount.Of(depth, "value")} don't meet columns of {height}");
        var y = new Shape(rows, columns);
        if (inputs.Length == 3 && (!Broadcast.Fits(inputs[2], y))) throw new ShapeException($"C of {inputs[2]} can't be repeated to the product's {y}");
        return y;
    }

    public override long MultiplyAdds(ReadOnlySpan<Shape> inputs, Shape output) => (long)output.Count * inputs[0][TransposeA ? 0 : 1];

    public override void Evaluate(ReadOnlySpan<Tensor> inputs, ReferenceOutput output)
    {
        var (rows, columns) = (output.Shape[0], output.Shape[1]);
        var depth = inputs[0].Shape[TransposeA ? 0 : 1];
        output.Clear();
        if (inputs[0].Type == ElementType.Int64)
            MatrixSums.Evaluate(ViewA(inputs[0].Integers, rows, depth), ViewB(inputs[1].Integers, columns, depth), rows, columns, depth, output.Values, output.Bounds, 0);
        else
            MatrixSums.Evaluate(ViewA(inputs[0].Data, rows, depth), ViewB(inputs[1].Data, columns, depth), rows, columns, depth, output.Values, output.Bounds, 0);
        var added = inputs.Length == 3 ? inputs[2] : null;
        var ofAdded = added is null ? null : new Broadcast(added.Shape, output.Shape);
        for (var i = 0; i < output.Shape.Count; i++)
        {
            var (value, bound) = Finish(output.Values[i], output.Bounds[i], added is null ? 0 : added.Value(ofAdded!.Source(i)), depth, inputs[0].Type);
            output.Set(i, value, bound);
        }
    }

    public override (double Value, double Bound)? EvaluateElement(Tensor[] inputs, Shape output, int index)
    {
        var (i, j) = Math.DivRem(index, output[1]);
        var depth = inputs[0].Shape[TransposeA ? 0 : 1];
        var (sum, magnitude) = inputs[0].Type == ElementType.Int64
            ? MatrixSums.Element(ViewA(inputs[0].Integers, output[0], depth), ViewB(inputs[1].Integers, output[1], depth), i, j, depth)
            : MatrixSums.Element(ViewA(inputs[0].Data, output[0], depth), ViewB(inputs[1].Data, output[1], depth), i, j, depth);
        var added = inputs.Length == 3 ? inputs[2].Value(new Broadcast(inputs[2].Shape, output).Source(index)) : 0;
        return Finish(sum, magnitude, added, depth, inputs[0].Type);
    }

    private (double Value, double Bound) Finish(double sum, double magnitude, double c, int depth, ElementType type)
    {
        var added = Beta * c;
        var bound = Rounding.Sum(depth + 3, (Math.Abs(Alpha) * magnitude) + Math.Abs(added)) + (Math.Abs(Alpha) * Rounding.Sum(depth, 0));
        return ((Alpha * sum) + added, type == ElementType.Int64 ? 0 : bound);
    }

    private MatrixView<T> ViewA<T>(T[] data, int rows, int depth)
        where T : struct, INumber<T> => TransposeA ? new(data, 0, 1, rows) : new(data, 0, depth, 1);

    private MatrixView<T> ViewB<T>(T[] data, int columns, int depth)
        where T : struct, INumber<T> => TransposeB ? new(data, 0, 1, depth) : new(data, 0, columns, 1);
}
