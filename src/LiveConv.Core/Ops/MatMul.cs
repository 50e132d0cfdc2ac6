using LiveConv.Reference;
using LiveConv.Tensors;

namespace LiveConv.Ops;

/// <summary>
/// The product of matrices, as numpy's matmul: y[…, i, j] = Σ_k a[…, i, k] · b[…, k, j]. Inputs: a …×M×K, b …×K×N, the axes
/// before the last two broadcast against each other. A one-dimensional a is a row, a one-dimensional b a column, and that
/// axis is missing in the output. Whole numbers are exact.
/// </summary>
public sealed record MatMul : Op
{
    public override string Name => nameof(MatMul);

    public override ElementType InferType(ReadOnlySpan<ElementType> inputs) =>
        inputs is [ElementType.Int64, ElementType.Int64] ? ElementType.Int64 : base.InferType(inputs);

    public override Shape InferShape(ReadOnlySpan<Shape> inputs)
    {
        RequireInputs(inputs, 2, 2);
        var (a, b) = (inputs[0], inputs[1]);
        if (a.Rank == 0 || b.Rank == 0) throw new ShapeException($"MatMul needs vectors or matrices, not {a} and {b}");
        var (left, right) = (AsMatrix(a, row: true), AsMatrix(b, row: false));
        if (left[left.Rank - 1] != right[right.Rank - 2])
            throw new ShapeException($"MatMul of {a} and {b}: rows of {Amount.Of(left[left.Rank - 1], "value")} don't meet columns of {right[right.Rank - 2]}");
        var batch = Broadcast.Together(Name, Batch(left), Batch(right));
        int[] sizes = [.. batch.Sizes];
        if (a.Rank > 1) sizes = [.. sizes, left[left.Rank - 2]];
        if (b.Rank > 1) sizes = [.. sizes, right[right.Rank - 1]];
        return new Shape(sizes);
    }

    public override long MultiplyAdds(ReadOnlySpan<Shape> inputs, Shape output) => (long)output.Count * inputs[0][inputs[0].Rank - 1];

    public override void Evaluate(ReadOnlySpan<Tensor> inputs, ReferenceOutput output)
    {
        var (a, b) = (inputs[0], inputs[1]);
        var (rows, depth, columns, ofA, ofB) = Geometry(a.Shape, b.Shape);
        var exact = a.Type == ElementType.Int64;
        output.Clear();
        for (var n = 0; n < ofA.Length; n++)
        {
            var first = n * rows * columns;
            if (exact)
                MatrixSums.Evaluate<long>(new(a.Integers, ofA[n], depth, 1), new(b.Integers, ofB[n], columns, 1), rows, columns, depth, output.Values, output.Bounds, first);
            else
                MatrixSums.Evaluate<float>(new(a.Data, ofA[n], depth, 1), new(b.Data, ofB[n], columns, 1), rows, columns, depth, output.Values, output.Bounds, first);
        }

        for (var i = 0; i < output.Shape.Count; i++) output.Bounds[i] = exact ? 0 : Rounding.Sum(depth, output.Bounds[i]);
    }

    public override (double Value, double Bound)? EvaluateElement(Tensor[] inputs, Shape output, int index)
    {
        var (a, b) = (inputs[0], inputs[1]);
        var (rows, depth, columns, ofA, ofB) = Geometry(a.Shape, b.Shape);
        var (n, place) = Math.DivRem(index, rows * columns);
        var (i, j) = Math.DivRem(place, columns);
        if (a.Type == ElementType.Int64)
            return (MatrixSums.Element<long>(new(a.Integers, ofA[n], depth, 1), new(b.Integers, ofB[n], columns, 1), i, j, depth).Sum, 0);
        var (sum, magnitude) = MatrixSums.Element<float>(new(a.Data, ofA[n], depth, 1), new(b.Data, ofB[n], columns, 1), i, j, depth);
        return (sum, Rounding.Sum(depth, magnitude));
    }

    /// <summary>Sizes of each product, and where each one's matrices begin.</summary>
    public static (int Rows, int Depth, int Columns, int[] OffsetsOfA, int[] OffsetsOfB) Geometry(Shape a, Shape b)
    {
        var (left, right) = (AsMatrix(a, row: true), AsMatrix(b, row: false));
        var (rows, depth, columns) = (left[left.Rank - 2], left[left.Rank - 1], right[right.Rank - 1]);
        var batch = Broadcast.Together(nameof(MatMul), Batch(left), Batch(right));
        return (rows, depth, columns, Offsets(Batch(left), batch, rows * depth), Offsets(Batch(right), batch, depth * columns));
    }

    /// <summary>The shape with the axis that a vector lacks: the last two axes are rows and columns.</summary>
    public static Shape AsMatrix(Shape shape, bool row) =>
        shape.Rank > 1 ? shape : row ? new Shape(1, shape[0]) : new Shape(shape[0], 1);

    /// <summary>For each matrix of the batch, row-major, where it begins in an input whose own batch is broadcast to it.</summary>
    /// <param name="own">The input's axes before the last two.</param>
    /// <param name="batch">The output's.</param>
    /// <param name="matrix">Elements of one matrix of the input.</param>
    public static int[] Offsets(Shape own, Shape batch, int matrix)
    {
        var broadcast = new Broadcast(own, batch);
        return [.. Enumerable.Range(0, batch.Count).Select(n => broadcast.Source(n) * matrix)];
    }

    /// <summary>The axes before the last two.</summary>
    public static Shape Batch(Shape matrices) => new(matrices.Sizes[..^2]);
}
