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
            throw new ShapeException($"Gemm of {a}{(TransposeA ? " transposed" : "")} and {b}{(TransposeB ? " transposed" : "")}: rows of {depth} values don't meet columns of {height}");
        var y = new Shape(rows, columns);
        if (inputs.Length == 3 && (!Broadcast.Fits(inputs[2], y))) throw new ShapeException($"C of {inputs[2]} can't be repeated to the product's {y}");
        return y;
    }

    public override long MultiplyAdds(ReadOnlySpan<Shape> inputs, Shape output) => (long)output.Count * inputs[0][TransposeA ? 0 : 1];

    public override void Evaluate(ReadOnlySpan<Tensor> inputs, ReferenceOutput output)
    {
        var (a, b) = (inputs[0], inputs[1]);
        var (rows, columns) = (output.Shape[0], output.Shape[1]);
        var depth = a.Shape[TransposeA ? 0 : 1];
        var c = inputs.Length == 3 ? inputs[2] : null;
        var ofC = c is null ? null : new Broadcast(c.Shape, output.Shape);
        for (var i = 0; i < rows; i++)
        for (var j = 0; j < columns; j++)
        {
            double sum = 0, magnitude = 0;
            for (var k = 0; k < depth; k++)
            {
                var product = a.Value(TransposeA ? (k * rows) + i : (i * depth) + k) * b.Value(TransposeB ? (j * depth) + k : (k * columns) + j);
                sum += product;
                magnitude += Math.Abs(product);
            }

            var added = c is null ? 0 : Beta * c.Value(ofC!.Source((i * columns) + j));
            var bound = Rounding.Sum(depth + 3, (Math.Abs(Alpha) * magnitude) + Math.Abs(added)) + (Math.Abs(Alpha) * Rounding.Sum(depth, 0));
            output.Set((i * columns) + j, (Alpha * sum) + added, a.Type == ElementType.Int64 ? 0 : bound);
        }
    }
}
