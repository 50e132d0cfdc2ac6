using System.Numerics.Tensors;
using LiveConv.Cpu.Products;
using LiveConv.Cpu.Rows;
using LiveConv.Cpu.Vectors;
using LiveConv.Ops;
using Shape = LiveConv.Tensors.Shape;
using Tensor = LiveConv.Tensors.Tensor;

namespace LiveConv.Cpu;

/// <summary>3×3 windows of single channels on row-major planes, read where they are, with zeros around them.</summary>
internal sealed unsafe class Depthwise3x3Cpu<V> : CpuKernel
    where V : struct, IFloatVector<V>
{
    private const int Tile = Depthwise3x3Tile<V>.Rows;

    /// <summary>Tiles that are computed before the activation: what they wrote is still in the first-level cache then.</summary>
    private const int MostTiles = 8;

    private readonly Tensor input;
    private readonly Tensor weights;
    private readonly Tensor? bias;
    private readonly Tensor? residual;
    private readonly Tensor output;
    private readonly SpanFunction? activate;
    private readonly int outputsOfGroup;
    private readonly int height;
    private readonly int width;
    private readonly int tilesOfPlane;

    public Depthwise3x3Cpu(Conv2D op, Tensor[] inputs, Tensor output)
    {
        (input, weights, this.output) = (inputs[0], inputs[1], output);
        bias = inputs.Length >= 3 ? inputs[2] : null;
        residual = op.HasResidual ? inputs[3] : null;
        activate = ElementwiseRows.Activation(op.Activation);
        (outputsOfGroup, height, width) = (output.Shape.C / op.Groups, output.Shape.H, output.Shape.W);
        tilesOfPlane = (height + Tile - 1) / Tile;
    }

    /// <summary>A row is a tile of rows of an output plane.</summary>
    public override int Rows(int phase) => output.Shape.N * output.Shape.C * tilesOfPlane;

    public static bool Suits(Conv2D op, Shape x, Shape w) =>
        op is { StrideY: 1, StrideX: 1, DilationY: 1, DilationX: 1, Flip: false, Border: BorderMode.Zero, Padding: { Top: 1, Left: 1, Bottom: 1, Right: 1 } }
        && w is { C: 1, H: 3, W: 3 } && x.W >= V.Count;

    public override void Run(int phase, int from, int to)
    {
        float* zeros = PanelMemory.Take(2 * width), rest = zeros + width;
        new Span<float>(zeros, width).Clear();
        fixed (float* values = input.Values, w = weights.Values, result = output.Values)
        {
            for (var index = from; index < to;)
            {
                var (plane, tile) = Math.DivRem(index, tilesOfPlane);
                var tiles = Math.Min(MostTiles, Math.Min(to - index, tilesOfPlane - tile));
                var (row, end) = (tile * Tile, Math.Min(height, (tile + tiles) * Tile));
                var (size, channel) = ((nint)height * width, plane % output.Shape.C);
                var rows = new Depthwise3x3Plane(values + (plane / outputsOfGroup * size), result + (plane * size), height, width, zeros, rest);
                Depthwise3x3Tile<V>.Run(rows, w + (channel * 9), bias?.Values[channel] ?? 0, row, end);
                Finish(((plane * height) + row) * width, (end - row) * width);
                index += tiles;
            }
        }
    }

    private void Finish(int first, int count)
    {
        var destination = output.Values.Slice(first, count);
        if (residual is not null) TensorPrimitives.Add(destination, residual.Values.Slice(first, count), destination);
        activate?.Invoke(destination, default, destination);
    }
}
