using System.Numerics.Tensors;
using LiveConv.Ops;
using LiveConv.Tensors;
using Tensor = LiveConv.Tensors.Tensor;

namespace LiveConv.Cpu.Products;

/// <summary>What follows the products of Gemm: y = alpha·y + beta·C, a piece at a time.</summary>
internal sealed class ProductFinish
{
    private const int Piece = 4096;

    private readonly float alpha;
    private readonly float beta;
    private readonly Tensor? added;
    private readonly Broadcast? places;
    private readonly bool isRow;
    private readonly Tensor output;

    private ProductFinish(Gemm op, Tensor? added, Tensor output)
    {
        (alpha, beta, this.added, this.output) = (op.Alpha, op.Beta, added, output);
        if (added is null) return;
        places = new Broadcast(added.Shape, output.Shape);
        isRow = added.Shape.Count == output.Shape[1] && added.Shape[added.Shape.Rank - 1] == output.Shape[1];
    }

    /// <summary>Pieces of the output.</summary>
    public int Rows => (output.Shape.Count + Piece - 1) / Piece;

    /// <summary>What has to follow; null if nothing has.</summary>
    public static ProductFinish? Of(Gemm op, Tensor? added, Tensor output) => added is null && op.Alpha == 1 ? null : new ProductFinish(op, added, output);

    /// <summary>Finishes one piece.</summary>
    public void Run(int row)
    {
        var start = row * Piece;
        var y = output.Values.Slice(start, Math.Min(Piece, output.Shape.Count - start));
        if (alpha != 1) TensorPrimitives.Multiply(y, alpha, y);
        if (added is null) return;
        if (isRow) AddRow(y, start % output.Shape[1]);
        else
            for (var i = 0; i < y.Length; i++) y[i] += beta * added.Values[places!.Source(start + i)];
    }

    /// <summary>Adds a vector to each row of the output, which begins at column <paramref name="column"/>.</summary>
    private void AddRow(Span<float> y, int column)
    {
        while (y.Length > 0)
        {
            var part = y[..Math.Min(y.Length, output.Shape[1] - column)];
            TensorPrimitives.MultiplyAdd(added!.Values.Slice(column, part.Length), beta, part, part);
            y = y[part.Length..];
            column = 0;
        }
    }
}
