using System.Numerics.Tensors;
using System.Runtime.CompilerServices;
using LiveConv.Cpu.Products;
using LiveConv.Cpu.Rows;
using LiveConv.Cpu.Vectors;
using LiveConv.Ops;
using Shape = LiveConv.Tensors.Shape;
using Tensor = LiveConv.Tensors.Tensor;

namespace LiveConv.Cpu;

/// <summary>
/// 3×3 windows of single channels on row-major planes, read where they are: what a vector takes from the rows beside its own is masked at the border. Only the
/// first and the last row of the whole tensor are copied, as a vector would reach out of it there.
/// </summary>
internal sealed unsafe class Depthwise3x3Cpu<V> : CpuKernel
    where V : struct, IFloatVector<V>
{
    /// <summary>Floats of the rows that a part has, where a plane has more: a third of a usual first-level cache.</summary>
    private const int MostFloats = 4096;

    private readonly Tensor input;
    private readonly Tensor weights;
    private readonly Tensor? bias;
    private readonly Tensor? residual;
    private readonly Tensor output;
    private readonly SpanFunction? activate;
    private readonly int outputsOfGroup;
    private readonly int height;
    private readonly int width;
    private readonly int tiles;
    private readonly int tilesOfPart;

    public Depthwise3x3Cpu(Conv2D op, Tensor[] inputs, Tensor output)
    {
        (input, weights, this.output) = (inputs[0], inputs[1], output);
        bias = inputs.Length >= 3 ? inputs[2] : null;
        residual = op.HasResidual ? inputs[3] : null;
        activate = ElementwiseRows.Activation(op.Activation);
        (outputsOfGroup, height, width) = (output.Shape.C / op.Groups, output.Shape.H, output.Shape.W);
        tiles = (height + ConvTile<V>.Rows - 1) / ConvTile<V>.Rows;
        tilesOfPart = Math.Clamp(MostFloats / (width * ConvTile<V>.Rows), 1, tiles);
    }

    /// <summary>A row is a part of an output plane.</summary>
    public override int Rows(int phase) => output.Shape.N * output.Shape.C * Parts;

    private int Parts => (tiles + tilesOfPart - 1) / tilesOfPart;

    public static bool Suits(Conv2D op, Shape x, Shape w) =>
        op is { StrideY: 1, StrideX: 1, DilationY: 1, DilationX: 1, Flip: false, Border: BorderMode.Zero, Padding: { Top: 1, Left: 1, Bottom: 1, Right: 1 } }
        && w is { C: 1, H: 3, W: 3 } && x.W >= 2 * V.Count;

    public override void Run(int phase, int from, int to)
    {
        // A row of zeros, the first and last rows of the tensor, and room for output rows that lack; each row with a vector on both sides.
        var stride = width + (2 * V.Count);
        var zeros = PanelMemory.Take((3 + ConvTile<V>.Rows) * stride) + V.Count;
        float* first = zeros + stride, last = first + stride, rest = last + stride;
        new Span<float>(zeros, width).Clear();
        input.Values.Slice(0, width).CopyTo(new Span<float>(first, width));
        input.Values.Slice(input.Shape.Count - width, width).CopyTo(new Span<float>(last, width));
        var x = stackalloc float*[(tilesOfPart * ConvTile<V>.Rows) + 2];
        var y = stackalloc float*[tilesOfPart * ConvTile<V>.Rows];
        fixed (float* values = input.Values, w = weights.Values, result = output.Values)
        {
            for (var index = from; index < to; index++)
            {
                var (plane, part) = Math.DivRem(index, Parts);
                var (channel, row) = (plane / outputsOfGroup, part * tilesOfPart * ConvTile<V>.Rows);
                var ofPart = Math.Min(tilesOfPart, tiles - (part * tilesOfPart));
                var rows = Math.Min(ofPart * ConvTile<V>.Rows, height - row);
                for (var i = 0; i < (ofPart * ConvTile<V>.Rows) + 2; i++)
                {
                    var inside = row + i - 1;
                    var seen = values + ((((nint)channel * height) + inside) * width);
                    x[i] = inside < 0 || inside >= height ? zeros : seen == values ? first : seen == values + input.Shape.Count - width ? last : seen;
                    x[i]--;
                }

                for (var i = 0; i < ofPart * ConvTile<V>.Rows; i++)
                    y[i] = i < rows ? result + ((((nint)plane * height) + row + i) * width) : rest + (i % ConvTile<V>.Rows * stride);
                var output = plane % this.output.Shape.C;
                Convolve(x, w + (output * 9), bias?.Values[output] ?? 0, y, ofPart);
                Finish(((plane * height) + row) * width, rows * width);
            }
        }
    }

    /// <summary>The first and the last columns, and what lies between; the last vector ends with the row, some of its columns are computed twice.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Convolve(float** x, float* w, float start, float** y, int tiles)
    {
        var inside = (width / V.Count * V.Count) - (width % V.Count == 0 ? V.Count : 0);
        Square3Tile<V, ZeroBorder<V>>.Run(new ZeroBorder<V>(first: true, last: false), x, w, start, y, tiles, 0, V.Count);
        Square3Tile<V, Inside<V>>.Run(default, x, w, start, y, tiles, V.Count, inside);
        Square3Tile<V, ZeroBorder<V>>.Run(new ZeroBorder<V>(first: false, last: true), x, w, start, y, tiles, width - V.Count, width);
    }

    private void Finish(int first, int count)
    {
        var destination = output.Values.Slice(first, count);
        if (residual is not null) TensorPrimitives.Add(destination, residual.Values.Slice(first, count), destination);
        activate?.Invoke(destination, default, destination);
    }
}
