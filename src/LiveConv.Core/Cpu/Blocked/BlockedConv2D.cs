using System.Runtime.CompilerServices;
using LiveConv.Cpu.Products;
using LiveConv.Cpu.Vectors;
using LiveConv.Ops;
using LiveConv.Tensors;

namespace LiveConv.Cpu.Blocked;

/// <summary>
/// Direct convolution of blocked feature maps, or of row-major ones with few channels, to blocked ones: register tiles of pixels by two
/// vectors of outputs, summed over all taps and channels at once. Threads share chunks of rows by chunks of outputs; a chunk's
/// input stays in the second-level cache while its outputs are computed. Neither changes a sum.
/// </summary>
internal sealed unsafe class BlockedConv2D<V> : CpuKernel
    where V : struct, IFloatVector<V>
{
    /// <summary>Floats of input that are read together: a quarter of a usual second-level cache.</summary>
    private const int MostInput = 64 * 1024;

    /// <summary>Multiply-adds that are worth being a part of their own: some 20 µs.</summary>
    private const double LeastWork = 2.5e6;

    /// <summary>Multiply-adds in the time that it takes to load a weight.</summary>
    private const int CostOfWeight = 16;

    /// <summary>Enough parts to keep threads busy to the end.</summary>
    private const int WantedParts = 16;

    private readonly BlockedTensor output;
    private readonly BlockedTensor? residual;
    private readonly ConvolutionInput input;
    private readonly ConvolutionWeights<V> weights;
    private readonly Activation activation;
    private readonly WindowRows<V>? windows;
    private readonly nint[] offsets;
    private readonly int groups;
    private readonly int kind;
    private readonly int last;
    private readonly nint rowStep;
    private readonly int rows;
    private readonly int pixels;
    private readonly int rowsOfChunk;
    private readonly int rowChunks;
    private readonly int unitsOfChunk;
    private readonly int unitChunks;

    /// <param name="op">The convolution; see <see cref="Suits"/>.</param>
    /// <param name="input">Feature maps in either layout.</param>
    /// <param name="weights">Weights M×C/groups×KH×KW.</param>
    /// <param name="bias">A value for each output channel, or null.</param>
    /// <param name="residual">What is added before the activation, or null.</param>
    /// <param name="output">The result.</param>
    public BlockedConv2D(Conv2D op, ConvolutionInput input, Tensor weights, Tensor? bias, BlockedTensor? residual, BlockedTensor output)
    {
        (this.input, this.residual, this.output, activation, groups) = (input, residual, output, op.Activation, op.Groups);
        this.weights = new ConvolutionWeights<V>(op, weights, bias, input.Pixel);
        var (x, w, y) = (input.Shape, weights.Shape, output.Shape);
        var planes = (w.C + input.Pixel - 1) / input.Pixel;
        kind = input.Pixel == 1 ? PixelTiles<V>.InputKind(op.StrideX) : 0;

        // Windows of one pixel don't notice the end of a row: the whole picture is one.
        var flat = w is { H: 1, W: 1 } && op is { StrideX: 1, StrideY: 1 } && op.Padding == default;
        var copies = op.Padding != default || (input.Pixel > 1 && op.StrideX > 1);
        (rows, pixels) = flat ? (((y.H * y.W) + PixelTiles<V>.MostPixels - 1) / PixelTiles<V>.MostPixels, PixelTiles<V>.MostPixels) : (y.H, y.W);
        last = flat ? y.H * y.W : rows * pixels;
        var inputOfRow = Math.Max(1, x.Count / Math.Max(1, x.N) / groups / Math.Max(1, rows));
        (rowsOfChunk, unitsOfChunk) = Chunks(Math.Max(1, MostInput / inputOfRow), (op.MultiplyAdds([x, w], y) + (CostOfWeight * (double)w.Count)) / LeastWork);
        rowChunks = (rows + rowsOfChunk - 1) / rowsOfChunk;
        unitChunks = (this.weights.Units + unitsOfChunk - 1) / unitsOfChunk;
        windows = copies ? new WindowRows<V>(op, x, w, y.W, planes, input.Pixel, rowsOfChunk) : null;
        offsets = windows?.Offsets ?? Offsets(op, input, w, planes);
        rowStep = windows?.Stride ?? (flat ? pixels : op.StrideY * x.W) * input.Pixel;
    }

    public override int Rows(int phase) => output.Shape.Count == 0 ? 0 : output.Shape.N * groups * rowChunks * unitChunks;

    /// <summary>Whether a convolution can be computed so: groups, if there are several, must be of whole blocks.</summary>
    public static bool Suits(Conv2D op, Shape weights) =>
        op.Groups == 1 || (weights.C % V.Count == 0 && weights.N / op.Groups % V.Count == 0);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override void Run(int phase, int from, int to)
    {
        fixed (nint* runs = offsets)
        {
            var scratch = windows is null ? null : PanelMemory.Take(windows.Length);
            var (filled, work) = (-1, default(TileWork));
            work.Offsets = runs;
            work.Plane = output.Plane;
            work.Activate(activation);
            weights.SetRuns(ref work);
            using var pin = input.Pin();
            for (var index = from; index < to; index++)
            {
                var (chunk, unitChunk) = Math.DivRem(index, unitChunks);
                var (picture, rowChunk) = Math.DivRem(chunk, rowChunks);
                var (n, group) = Math.DivRem(picture, groups);
                var first = rowChunk * rowsOfChunk;
                var count = Math.Min(rowsOfChunk, rows - first);
                var x = pin.Group(n, group, groups);
                if (windows is not null && filled != chunk) windows.Fill(x, input.Plane, first, count, scratch);
                filled = chunk;
                x = windows is null ? x + ((nint)first * rowStep) : scratch;

                var end = Math.Min(weights.Units, (unitChunk + 1) * unitsOfChunk);
                for (var unit = unitChunk * unitsOfChunk; unit < end; unit++) RunUnit(&work, n, group, unit, x, first, count);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void RunUnit(TileWork* work, int n, int group, int unit, float* x, int first, int count)
    {
        var vectors = weights.SetUnit(ref *work, group, unit);
        var block = (group * output.Blocks / groups) + (unit * PixelTiles<V>.MostVectors);
        var y = output.Block(n, block);
        var added = residual is null ? null : residual.Block(n, block);
        for (var row = first; row < first + count; row++, x += rowStep)
        {
            var start = (nint)row * pixels * V.Count;
            PixelTiles<V>.Run(work, vectors, kind, x, added == null ? null : added + start, y + start, Math.Min(pixels, last - (row * pixels)));
        }
    }

    /// <summary>Where each tap of each plane lies in the input itself.</summary>
    private static nint[] Offsets(Conv2D op, ConvolutionInput input, Shape w, int planes) =>
    [
        .. from plane in Enumerable.Range(0, planes)
           from p in Enumerable.Range(0, w.H)
           from q in Enumerable.Range(0, w.W)
           select ((nint)plane * input.Plane) + (((p * op.DilationY * input.Shape.W) + (q * op.DilationX)) * input.Pixel),
    ];

    /// <summary>How many rows and how many units belong together, where at most so many rows fit into the cache and so many parts are worth it.</summary>
    private (int Rows, int Units) Chunks(int mostRows, double worthwhile)
    {
        var parts = Math.Clamp((int)Math.Round(worthwhile / output.Shape.N / groups), 1, WantedParts);
        var ofRows = (rows + mostRows - 1) / Math.Max(1, Math.Min(mostRows, rows));
        if (ofRows > 1) ofRows = Balanced(rows, Math.Min(rows, Math.Max(ofRows, parts)), mostRows);
        var ofUnits = Balanced(weights.Units, Math.Clamp(parts / Math.Max(1, ofRows), 1, Math.Max(1, weights.Units)), weights.Units);
        return (Math.Max(1, (rows + ofRows - 1) / Math.Max(1, ofRows)), Math.Max(1, (weights.Units + ofUnits - 1) / ofUnits));
    }

    /// <summary>About so many chunks, but of sizes that two halves of the threads can share evenly: 14 rows are 2 times 7, not 4 + 4 + 4 + 2.</summary>
    private static int Balanced(int count, int chunks, int largest)
    {
        if (chunks <= 1) return chunks;
        largest = Math.Max(largest, (count + chunks - 1) / chunks);
        return Enumerable.Range((chunks + 1) / 2, chunks * 2)
            .Where(number => number is > 1 && number <= Math.Min(count, chunks * 2) && (count + number - 1) / number <= largest)
            .DefaultIfEmpty(chunks)
            .OrderBy(number => LargerHalf(count, number)).ThenBy(number => Math.Abs(number - chunks)).First();
    }

    private static int LargerHalf(int count, int chunks)
    {
        var size = (count + chunks - 1) / chunks;
        return (((count + size - 1) / size) + 1) / 2 * size;
    }
}
