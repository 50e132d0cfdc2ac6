using LiveConv.Reference;
using LiveConv.Tensors;

namespace LiveConv.Ops;

/// <summary>
/// Where <see cref="MaxPool2D"/> finds the largest value of each window: its row-major index in the whole input, the first of equal
/// ones. Exact; a whole number. A window without a pixel gives −1.
/// </summary>
public sealed record MaxPoolIndices2D : PoolOp
{
    public override string Name => nameof(MaxPoolIndices2D);

    /// <summary>Counts down the columns of each picture instead of along its rows (ONNX storage_order 1).</summary>
    public bool ColumnMajor { get; init; }

    public override ElementType InferType(ReadOnlySpan<ElementType> inputs)
    {
        base.InferType(inputs);
        return ElementType.Int64;
    }

    public override void Evaluate(ReadOnlySpan<Tensor> inputs, ReferenceOutput output)
    {
        var x = inputs[0];
        var index = 0;
        for (var n = 0; n < output.Shape.N; n++)
        for (var c = 0; c < output.Shape.C; c++)
        for (var i = 0; i < output.Shape.H; i++)
        for (var j = 0; j < output.Shape.W; j++)
        {
            var largest = float.NegativeInfinity;
            var found = -1;
            for (var p = 0; p < KernelHeight; p++)
            for (var q = 0; q < KernelWidth; q++)
            {
                var (row, column) = ((i * StrideY) - Padding.Top + (p * DilationY), (j * StrideX) - Padding.Left + (q * DilationX));
                if (row < 0 || row >= x.Shape.H || column < 0 || column >= x.Shape.W) continue;
                var value = x[n, c, row, column];
                var wins = found < 0 || value > largest || (float.IsNaN(value) && !float.IsNaN(largest));
                if (!wins) continue;
                largest = value;
                found = ColumnMajor
                    ? (((((n * x.Shape.C) + c) * x.Shape.W) + column) * x.Shape.H) + row
                    : x.Index(n, c, row, column);
            }

            output.SetExact(index++, found);
        }
    }
}
