using System.Runtime.CompilerServices;
using LiveConv.Cpu.Blocked;
using LiveConv.Cpu.Products;
using LiveConv.Cpu.Vectors;
using LiveConv.Ops;
using LiveConv.Tensors;
using LiveConv.Verification;

namespace LiveConv.Cpu.Winograd;

/// <summary>
/// Winograd convolution of blocked feature maps: tiles are transformed; then, for two vectors of outputs at a time, n² matrix products, one for each place
/// of a transformed tile, and the outer transform. Many tiles are worked on a chunk at a time, which stays in the second-level cache, and threads share the
/// chunks. Few tiles are transformed first by all threads, which then share the outputs: the many weights are read once. Neither changes a sum.
/// </summary>
internal sealed unsafe class WinogradConv2D<V, TTile> : CpuKernel
    where V : struct, IFloatVector<V>
    where TTile : struct, IWinogradTile<V>
{
    private const int MostVectors = PixelTiles<V>.MostVectors;

    /// <summary>Chunks, or parts of the outputs, that keep several threads busy.</summary>
    private const int ManyParts = 4;

    private readonly BlockedTensor input;
    private readonly WinogradWeights<V> weights;
    private readonly WinogradTiles tiles;
    private readonly WinogradInput<V, TTile> inputs;
    private readonly WinogradOutput<V, TTile> outputs;
    private readonly AlignedMemory? transformed;
    private readonly nint[] offsets;
    private readonly int unitsTogether;

    /// <param name="op">A convolution that <see cref="WinogradErrorModel.Allows"/>, of one group.</param>
    /// <param name="input">Feature maps.</param>
    /// <param name="weights">Weights M×C×3×3.</param>
    /// <param name="bias">A value for each output channel, or null.</param>
    /// <param name="residual">What is added before the activation, or null.</param>
    /// <param name="output">The result.</param>
    public WinogradConv2D(Conv2D op, BlockedTensor input, Tensor weights, Tensor? bias, BlockedTensor? residual, BlockedTensor output)
    {
        this.input = input;
        this.weights = new WinogradWeights<V>(TTile.Transform, weights, op.Flip);
        tiles = new WinogradTiles(output.Shape, TTile.Outputs, Places * input.Blocks * V.Count);
        inputs = new WinogradInput<V, TTile>(input, tiles, op.Padding, op.Border);
        AlignedMemory? packedBias = null;
        if (bias is not null)
        {
            packedBias = new AlignedMemory(output.Blocks * V.Count);
            bias.Data.CopyTo(new Span<float>(packedBias.Pointer, bias.Data.Length));
        }

        outputs = new WinogradOutput<V, TTile>(tiles, new DirectTile<V>(op, input, weights), packedBias, residual, op.Activation, output);
        SharesOutputs = tiles.Chunks < ManyParts && this.weights.Units > 1;
        unitsTogether = SharesOutputs ? (this.weights.Units + ManyParts - 1) / ManyParts : 1;
        if (SharesOutputs) transformed = new AlignedMemory(Places * InputPlace);
        offsets = [.. Enumerable.Range(0, input.Blocks).Select(block => (nint)block * Together * V.Count)];
    }

    public override ErrorModel ErrorModel { get; } = new WinogradErrorModel(TTile.Transform);

    public override int Phases => SharesOutputs ? 2 : 1;

    private static int Places => TTile.Tile * TTile.Tile;

    private bool SharesOutputs { get; }

    /// <summary>Tiles that are worked on together.</summary>
    private int Together => SharesOutputs ? tiles.Count : tiles.TilesOfChunk;

    /// <summary>Floats from one place's transformed inputs to the next: an odd number of cache lines, which spreads places over the sets of the cache.</summary>
    private int InputPlace => ((input.Blocks * Together) | 1) * V.Count;

    /// <summary>The same for products: two vectors for each tile.</summary>
    private int ProductPlace => ((MostVectors * Together) | 1) * V.Count;

    public override int Rows(int phase) =>
        !SharesOutputs ? tiles.Chunks
        : phase == 0 ? input.Blocks * ((tiles.Count + tiles.Columns - 1) / tiles.Columns)
        : (weights.Units + unitsTogether - 1) / unitsTogether;

    public override void Run(int phase, int from, int to)
    {
        var ofThread = SharesOutputs ? 0 : Places * InputPlace;
        var products = PanelMemory.Take(ofThread + (unitsTogether * Places * ProductPlace) + WinogradInput<V, TTile>.Scratch) + ofThread;
        var scratch = products + (unitsTogether * Places * ProductPlace);
        if (!SharesOutputs)
        {
            for (var chunk = from; chunk < to; chunk++)
            {
                var x = products - ofThread;
                var first = chunk * tiles.TilesOfChunk;
                var count = Math.Min(tiles.TilesOfChunk, tiles.Count - first);
                for (var block = 0; block < input.Blocks; block++) inputs.Transform(block, first, count, x + offsets[block], InputPlace, scratch);
                for (var unit = 0; unit < weights.Units; unit += unitsTogether) Multiply(x, unit, first, count, products, scratch);
            }
        }
        else if (phase == 0)
        {
            for (var row = from; row < to; row++)
            {
                var (first, block) = Math.DivRem(row, input.Blocks);
                first *= tiles.Columns;
                inputs.Transform(block, first, tiles.Columns, transformed!.Pointer + offsets[block] + (first * V.Count), InputPlace, scratch);
            }
        }
        else
        {
            for (var part = from; part < to; part++) Multiply(transformed!.Pointer, part * unitsTogether, 0, tiles.Count, products, scratch);
        }
    }

    /// <summary>The product of one unit at one place. Each register tile brings a line for each channel of the weights that come next, until all are there.</summary>
    private static void MultiplyPlace(TileWork* work, int vectors, float* x, float* y, int count, float* next)
    {
        var (ahead, line) = ((int)(next - work->Weights), 0);
        for (var left = (count + PixelTiles<V>.MostPixels - 1) / PixelTiles<V>.MostPixels; left > 0; left--, line += CacheLine.Floats)
        {
            var size = (count + left - 1) / left;
            work->Ahead = line < vectors * V.Count ? ahead + line : 0;
            PixelTiles<V>.Run(work, vectors, kind: 0, x, null, y, size);
            x += size * V.Count;
            y += size * V.Count;
            count -= size;
        }
    }

    /// <summary>All that follows the transform of the input, for some units of outputs together: the transformed tiles of a place stay in the first-level cache.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Multiply(float* x, int firstUnit, int first, int count, float* products, float* scratch)
    {
        fixed (nint* runs = offsets)
        {
            var work = default(TileWork);
            work.Offsets = runs;
            work.Plane = Together * V.Count;
            work.Activate(Activation.None);
            weights.SetRuns(ref work);
            var (lastUnit, size) = (Math.Min(weights.Units, firstUnit + unitsTogether), (nint)Places * ProductPlace);
            for (var place = 0; place < Places; place++)
            {
                for (var unit = firstUnit; unit < lastUnit; unit++)
                {
                    work.Weights = weights.At(unit, place);
                    var next = unit + 1 < lastUnit ? weights.At(unit + 1, place) : weights.At(firstUnit, place + 1);
                    var to = products + ((unit - firstUnit) * size) + ((nint)place * ProductPlace);
                    MultiplyPlace(&work, weights.Vectors(unit), x + ((nint)place * InputPlace), to, count, next);
                }
            }

            for (var unit = firstUnit; unit < lastUnit; unit++)
                for (var vector = 0; vector < weights.Vectors(unit); vector++)
                    outputs.Transform((unit * MostVectors) + vector, first, count, products + ((unit - firstUnit) * size) + (vector * work.Plane), ProductPlace, scratch);
        }
    }
}
