using LiveConv.Cpu.Products;
using LiveConv.Tensors;

namespace LiveConv.Cpu;

/// <summary>One of the ordinary convolutions that make up a transposed one: its taps, its weights in the order of a product, its results.</summary>
internal sealed class TransposedPhase
{
    private readonly int channels;
    private readonly int outputs;

    /// <param name="rows">Which output rows, and which rows of the kernel meet them.</param>
    /// <param name="columns">The same for columns.</param>
    /// <param name="planes">The padded input.</param>
    /// <param name="border">Rows and columns of zeros before it.</param>
    /// <param name="weights">C × outputs of a group × KH × KW.</param>
    /// <param name="batch">Number of pictures.</param>
    /// <param name="groups">Groups of channels.</param>
    public TransposedPhase(TransposedAxis rows, TransposedAxis columns, PaddedPlanes planes, (int Top, int Left) border, Shape weights, int batch, int groups)
    {
        (Rows, Columns, channels, outputs) = (rows, columns, weights.N / groups, weights.C);
        Pixels = rows.Count * columns.Count;
        int[] taps =
        [
            .. from c in Enumerable.Range(0, channels)
               from row in rows.Taps
               from column in columns.Taps
               select (c * planes.PlaneSize) + ((row.Place + border.Top) * planes.Stride) + column.Place + border.Left,
        ];
        Depth = taps.Length;
        int[] origins = [.. Enumerable.Range(0, batch * groups).Select(matrix => matrix * channels * planes.PlaneSize)];
        Windows = new WindowPanels(planes.Padded, origins, taps, columns.Count, planes.Stride, padded: true);
        Weights = new float[groups * outputs * Depth];
        Values = new float[batch * groups * outputs * Pixels];
    }

    public TransposedAxis Rows { get; }

    public TransposedAxis Columns { get; }

    /// <summary>Output pixels of one plane.</summary>
    public int Pixels { get; }

    /// <summary>Products in a sum; 0 where no tap meets an input pixel.</summary>
    public int Depth { get; }

    public WindowPanels Windows { get; }

    /// <summary>[group, output, tap].</summary>
    public float[] Weights { get; }

    /// <summary>[plane, row, column] of the results.</summary>
    public float[] Values { get; }

    /// <summary>Copies the weights (C × outputs of a group × KH × KW) in the order of the product.</summary>
    public void SetWeights(Tensor weights)
    {
        var index = 0;
        for (var group = 0; group < weights.Shape.N / channels; group++)
        for (var m = 0; m < outputs; m++)
        for (var c = 0; c < channels; c++)
        {
            foreach (var (p, _) in Rows.Taps)
            foreach (var (q, _) in Columns.Taps) Weights[index++] = weights[(group * channels) + c, m, p, q];
        }
    }

    public ReadOnlySpan<float> Row(int plane, int row) => Values.AsSpan((plane * Pixels) + (row * Columns.Count), Columns.Count);
}
