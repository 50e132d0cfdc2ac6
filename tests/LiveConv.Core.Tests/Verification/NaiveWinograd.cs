using LiveConv.Ops;
using LiveConv.Tensors;
using LiveConv.Winograd;

namespace LiveConv.Core.Tests.Verification;

/// <summary>A Winograd convolution in float32 as the formula says it, every operation rounded: what a correct kernel does, one tile at a time.</summary>
internal static class NaiveWinograd
{
    public static Tensor Run(WinogradTransform transform, Conv2D op, Tensor[] inputs)
    {
        var y = new Tensor(op.InferShape([.. inputs.Select(input => input.Shape)]));
        var shape = y.Shape;
        for (var n = 0; n < shape.N; n++)
        for (var m = 0; m < shape.C; m++)
        for (var row = 0; row < shape.H; row += transform.Outputs)
        for (var column = 0; column < shape.W; column += transform.Outputs)
        {
            var tile = Tile(transform, op, inputs, n, m, row, column);
            for (var i = 0; i < transform.Outputs && row + i < shape.H; i++)
            for (var j = 0; j < transform.Outputs && column + j < shape.W; j++)
            {
                var index = y.Index(n, m, row + i, column + j);
                var sum = tile[i, j] + (inputs.Length >= 3 ? inputs[2].Data[m] : 0);
                if (op.HasResidual) sum += inputs[3].Data[index];
                y.Data[index] = (float)op.Activation.Apply(sum);
            }
        }

        return y;
    }

    private static float[,] Tile(WinogradTransform transform, Conv2D op, Tensor[] inputs, int n, int m, int row, int column)
    {
        var (x, w, size) = (inputs[0], inputs[1], transform.Tile);
        var sums = new float[size, size];
        var u = new double[size * size];
        for (var c = 0; c < w.Shape.C; c++)
        {
            var kernel = w.Data.AsSpan(w.Index(m, c, 0, 0), 9).ToArray();
            if (op.Flip) Array.Reverse(kernel);
            transform.TransformWeights(kernel, u);
            var d = new float[size, size];
            for (var i = 0; i < size; i++)
            for (var j = 0; j < size; j++)
            {
                var y = Border.Map(row + i - op.Padding.Top, x.Shape.H, op.Border);
                var col = Border.Map(column + j - op.Padding.Left, x.Shape.W, op.Border);
                d[i, j] = y < 0 || col < 0 ? 0 : x[n, (m / (w.Shape.N / op.Groups) * w.Shape.C) + c, y, col];
            }

            var v = Both(transform.Data, d);
            for (var i = 0; i < size; i++)
                for (var j = 0; j < size; j++) sums[i, j] += (float)u[(i * size) + j] * v[i, j];
        }

        return Both(transform.Output, sums);
    }

    /// <summary>T·X·Tᵀ.</summary>
    private static float[,] Both(double[,] t, float[,] x)
    {
        var (rows, size) = (t.GetLength(0), t.GetLength(1));
        var (half, result) = (new float[rows, size], new float[rows, rows]);
        for (var i = 0; i < rows; i++)
        for (var j = 0; j < size; j++)
            for (var k = 0; k < size; k++) half[i, j] += (float)t[i, k] * x[k, j];
        for (var i = 0; i < rows; i++)
        for (var j = 0; j < rows; j++)
            for (var k = 0; k < size; k++) result[i, j] += half[i, k] * (float)t[j, k];
        return result;
    }
}
