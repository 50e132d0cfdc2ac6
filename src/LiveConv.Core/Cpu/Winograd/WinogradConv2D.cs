using System.Runtime.CompilerServices;
using LiveConv.Cpu.Blocked;
using LiveConv.Cpu.Products;
using LiveConv.Cpu.Vectors;
using LiveConv.Ops;
using LiveConv.Tensors;
using LiveConv.Verification;

namespace LiveConv.Cpu.Winograd;

/// <summary>
/// Winograd convolution of blocked feature maps. Tiles of the picture are transformed a chunk at a time, so that a chunk stays in the second-level
/// cache; then, for two vectors of outputs at a time, n² matrix products, one for each place of the transformed tile, and the outer transform with bias,
/// residual and activation. Threads share chunks by outputs. Neither changes a sum.
/// </summary>
internal sealed unsafe class WinogradConv2D<V, TTile> : CpuKernel
    where V : struct, IFloatVector<V>
    where TTile : struct, IWinogradTile<V>
{
    /// <summary>Floats of transformed input of a chunk: half of a usual second-level cache.</summary>
    private const int MostInput = 128 * 1024;

    /// <summary>A chunk has no fewer tiles than this times what a register tile holds: the weights pass by once for each chunk.</summary>
    private const int LeastRegisterTiles = 2;

    /// <summary>Enough parts to keep threads busy to the end.</summary>
    private const int WantedParts = 8;

    private readonly Conv2D op;
    private readonly BlockedTensor input;
    private readonly BlockedTensor output;
    private readonly BlockedTensor? residual;
    private readonly WinogradWeights<V> weights;
    private readonly DirectTile<V> direct;
    private readonly AlignedMemory? bias;
    private readonly nint[] offsets;
    private readonly int columns;
    private readonly int tiles;
    private readonly int tilesOfChunk;
    private readonly int chunks;
    private readonly int unitsOfPart;
    private readonly int unitParts;

    /// <param name="op">A convolution that <see cref="WinogradErrorModel.Allows"/>, of one group.</param>
    /// <param name="input">Feature maps.</param>
    /// <param name="weights">Weights M×C×3×3.</param>
    /// <param name="bias">A value for each output channel, or null.</param>
    /// <param name="residual">What is added before the activation, or null.</param>
    /// <param name="output">The result.</param>
    public WinogradConv2D(Conv2D op, BlockedTensor input, Tensor weights, Tensor? bias, BlockedTensor? residual, BlockedTensor output)
    {
        (this.op, this.input, this.output, this.residual) = (op, input, output, residual);
        this.weights = new WinogradWeights<V>(TTile.Transform, weights, op.Flip);
        direct = new DirectTile<V>(op, input, weights);
        if (bias is not null)
        {
            this.bias = new AlignedMemory(output.Blocks * V.Count);
            bias.Data.CopyTo(new Span<float>(this.bias.Pointer, bias.Data.Length));
        }

        columns = (output.Shape.W + TTile.Outputs - 1) / TTile.Outputs;
        tiles = columns * ((output.Shape.H + TTile.Outputs - 1) / TTile.Outputs);
        var least = LeastRegisterTiles * PixelTiles<V>.MostPixels;
        chunks = Math.Max(1, tiles / Math.Max(least, MostInput / Math.Max(1, Places * input.Blocks * V.Count)));
        tilesOfChunk = (tiles + chunks - 1) / chunks;
        chunks = (tiles + tilesOfChunk - 1) / tilesOfChunk;
        var parts = Math.Clamp((WantedParts + (chunks * output.Shape.N) - 1) / Math.Max(1, chunks * output.Shape.N), 1, this.weights.Units);
        unitsOfPart = (this.weights.Units + parts - 1) / parts;
        unitParts = (this.weights.Units + unitsOfPart - 1) / unitsOfPart;
        offsets = [.. Enumerable.Range(0, input.Blocks).Select(block => (nint)block * tilesOfChunk * V.Count)];
    }

    public override ErrorModel ErrorModel { get; } = new WinogradErrorModel(TTile.Transform);

    private static int Places => TTile.Tile * TTile.Tile;

    /// <summary>Floats from one place's transformed inputs to the next: an odd number of cache lines, which spreads places over the sets of the cache.</summary>
    private int InputPlace => ((input.Blocks * tilesOfChunk) | 1) * V.Count;

    /// <summary>The same for products: two vectors for each tile.</summary>
    private int ProductPlace => ((PixelTiles<V>.MostVectors * tilesOfChunk) | 1) * V.Count;

    public override int Rows(int phase) => output.Shape.Count == 0 ? 0 : output.Shape.N * chunks * unitParts;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override void Run(int phase, int from, int to)
    {
        fixed (nint* runs = offsets)
        {
            var transformed = PanelMemory.Take((Places * (InputPlace + ProductPlace)) + (2 * Places * V.Count));
            var products = transformed + (Places * InputPlace);
            var scratch = products + (Places * ProductPlace);
            var (filled, work) = (-1, default(TileWork));
            work.Offsets = runs;
            work.Plane = tilesOfChunk * V.Count;
            weights.SetRuns(ref work);
            for (var index = from; index < to; index++)
            {
                var (chunkOfAll, part) = Math.DivRem(index, unitParts);
                var (n, chunk) = Math.DivRem(chunkOfAll, chunks);
                var first = chunk * tilesOfChunk;
                var count = Math.Min(tilesOfChunk, tiles - first);
                if (filled != chunkOfAll) TransformInput(n, first, count, transformed, scratch);
                filled = chunkOfAll;
                var last = Math.Min(weights.Units, (part + 1) * unitsOfPart);
                for (var unit = part * unitsOfPart; unit < last; unit++)
                {
                    var vectors = weights.Vectors(unit);
                    for (var place = 0; place < Places; place++)
                    {
                        work.Weights = weights.At(unit, place);
                        PixelTiles<V>.Run(&work, vectors, planar: false, transformed + ((nint)place * InputPlace), null, products + ((nint)place * ProductPlace), count);
                    }

                    for (var vector = 0; vector < vectors; vector++)
                        TransformOutput(n, (unit * PixelTiles<V>.MostVectors) + vector, first, count, products + (vector * work.Plane), scratch);
                }
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void TransformInput(int n, int first, int count, float* to, float* scratch)
    {
        var (size, lanes) = (TTile.Tile, V.Count);
        var (height, width) = (input.Shape.H, input.Shape.W);
        var half = scratch + (Places * lanes);
        for (var block = 0; block < input.Blocks; block++)
        {
            var x = input.Block(n, block);
            for (var t = 0; t < count; t++)
            {
                var (row, column) = Math.DivRem(first + t, columns);
                (row, column) = ((row * TTile.Outputs) - op.Padding.Top, (column * TTile.Outputs) - op.Padding.Left);
                var tile = x + ((((nint)row * width) + column) * lanes);
                var step = (nint)width * lanes;
                if (row < 0 || column < 0 || row + size > height || column + size > width)
                {
                    CopyTile(x, row, column, scratch);
                    tile = scratch;
                    step = size * lanes;
                }

                for (var j = 0; j < size; j++) TTile.Data(tile + (j * lanes), step, half + (j * lanes), size * lanes);
                var place = to + ((((nint)block * tilesOfChunk) + t) * lanes);
                for (var i = 0; i < size; i++) TTile.Data(half + (i * size * lanes), lanes, place + ((nint)i * size * InputPlace), InputPlace);
            }
        }
    }

    /// <summary>A tile that reaches over the border.</summary>
    private void CopyTile(float* x, int row, int column, float* to)
    {
        for (var i = 0; i < TTile.Tile; i++)
        {
            var y = Border.Map(row + i, input.Shape.H, op.Border);
            for (var j = 0; j < TTile.Tile; j++, to += V.Count)
            {
                var col = y < 0 ? -1 : Border.Map(column + j, input.Shape.W, op.Border);
                (col < 0 ? V.Zero : V.Load(x + ((((nint)y * input.Shape.W) + col) * V.Count))).Store(to);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void TransformOutput(int n, int block, int first, int count, float* products, float* scratch)
    {
        var (size, outputs, lanes) = (TTile.Tile, TTile.Outputs, V.Count);
        var half = scratch + (Places * lanes);
        var y = output.Block(n, block);
        var added = residual is null ? null : residual.Block(n, block);
        var start = bias is null ? V.Zero : V.Load(bias.Pointer + (block * lanes));
        for (var t = 0; t < count; t++)
        {
            var place = products + (t * lanes);
            for (var j = 0; j < size; j++) TTile.Output(place + ((nint)j * ProductPlace), (nint)size * ProductPlace, half + (j * lanes), size * lanes);
            var check = V.Zero;
            for (var i = 0; i < outputs; i++)
            {
                TTile.Output(half + (i * size * lanes), lanes, scratch + (i * outputs * lanes), lanes);
                for (var j = 0; j < outputs; j++) check = V.MultiplyAdd(V.Zero, V.Load(scratch + (((i * outputs) + j) * lanes)), check);
            }

            var (row, column) = Math.DivRem(first + t, columns);
            (row, column) = (row * outputs, column * outputs);
            // 0 by what isn't finite is NaN.
            if (V.Sum(check) != 0) direct.Replace(n, block, row, column, outputs, scratch);
            var (rows, width) = (Math.Min(outputs, output.Shape.H - row), Math.Min(outputs, output.Shape.W - column));
            for (var i = 0; i < rows; i++)
            {
                var at = ((((nint)row + i) * output.Shape.W) + column) * lanes;
                for (var j = 0; j < width; j++, at += lanes)
                {
                    var value = V.Load(scratch + (((i * outputs) + j) * lanes)) + start;
                    if (added != null) value += V.Load(added + at);
                    Activate(value).Store(y + at);
                }
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private V Activate(V x) => op.Activation.Kind switch
    {
        ActivationKind.None => x,
        ActivationKind.Relu => V.WhereLess(x, V.Zero, V.Zero, x),
        ActivationKind.LeakyRelu => V.WhereLess(x, V.Zero, x * V.Create(op.Activation.Slope), x),
        _ => V.WhereLess(V.Create(op.Activation.High), x, V.Create(op.Activation.High), V.WhereLess(x, V.Create(op.Activation.Low), V.Create(op.Activation.Low), x)),
    };
}
