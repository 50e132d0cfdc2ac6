using System.Collections.Immutable;
using LiveConv.Graphs;
using LiveConv.Tensors;

namespace LiveConv.Learning.Views;

/// <summary>
/// Occlusion: a grey patch is slid over the input, one place a step, and each pixel shows by how much the unit falls on average over the
/// places that cover it (Zeiler and Fergus, "Visualizing and Understanding Convolutional Networks", 2014, §4.2). Places that would reach over the
/// border count as no fall. Needs no gradient, so any network and any layer will do. The places come in an order that covers the whole picture early.
/// </summary>
public sealed class OcclusionMap : IAttribution
{
    private readonly ILoadedGraph loaded;
    private readonly Node picture;
    private readonly Node target;
    private readonly ImmutableArray<float>? grey;
    private readonly Tensor clean;
    private readonly Tensor covered;
    private readonly Tensor scores;
    private readonly double[] sums;
    private readonly float[] cover;
    private readonly int rows;
    private readonly int columns;
    private readonly int stride;
    private readonly int jump;
    private Unit unit;
    private float whole;
    private int done;

    /// <param name="network">The network; one input of pictures.</param>
    /// <param name="executor">Runs it; on its thread.</param>
    /// <param name="patch">Side of the patch in pixels of the input; 0 for a fifth of the shorter side.</param>
    /// <param name="stride">Pixels from one place to the next; 0 for half a patch.</param>
    /// <param name="grey">What each channel of the input is where it is covered; null for the mean of the channel.</param>
    /// <param name="target">The layer that the unit belongs to; null for the class scores.</param>
    /// <exception cref="GradientException">The network takes no picture.</exception>
    public OcclusionMap(Graph network, IExecutor executor, int patch = 0, int stride = 0, ImmutableArray<float>? grey = null, Node? target = null)
    {
        ArgumentNullException.ThrowIfNull(executor);
        ArgumentOutOfRangeException.ThrowIfNegative(patch);
        ArgumentOutOfRangeException.ThrowIfNegative(stride);
        picture = PictureShape.Input(network);
        this.target = target ??= ClassScores.Of(network);
        this.grey = grey;
        Map = new Tensor(PictureShape.Map(picture.Shape));
        (scores, Scores) = (new Tensor(target.Shape), new Tensor(target.Shape));
        (clean, covered) = (new Tensor(picture.Shape), new Tensor(picture.Shape));
        sums = new double[Map.Data.Length];
        cover = new float[picture.Shape[PictureShape.ChannelAxis(picture.Shape)]];
        if (grey is { } values && values.Length != cover.Length) throw new ArgumentException($"{Amount.Of(values.Length, "value")} of grey don't fit {Amount.Of(cover.Length, "channel")}", nameof(grey));
        var (height, width) = (Map.Shape.H, Map.Shape.W);
        Patch = patch > 0 ? patch : Math.Max(1, Math.Min(height, width) / 5);
        this.stride = stride > 0 ? stride : Math.Max(1, Patch / 2);
        (rows, columns) = (Places(height), Places(width));
        jump = Jump(rows * columns);
        loaded = executor.Load(network.WithOutputs(target), KeptValues.Results);
    }

    public Tensor Map { get; }

    public Tensor Scores { get; }

    /// <summary>Side of the patch, in pixels of the input.</summary>
    public int Patch { get; }

    /// <summary>The whole picture, then each place.</summary>
    public int Steps => (rows * columns) + 1;

    public void Start(Tensor input, Unit unit)
    {
        clean.CopyFrom(input);
        covered.CopyFrom(input);
        (this.unit, done) = (unit, 0);
        unit.Require(target.Shape);
        for (var c = 0; c < cover.Length; c++) cover[c] = grey is { } given ? given[c] : Mean(c);
    }

    public bool Step()
    {
        if (done == 0)
        {
            Evaluate(clean, Scores);
            unit = unit.Find(Scores);
            whole = unit.Of(Scores);
            Array.Clear(sums);
            Array.Clear(Map.Data);
        }
        else if (done < Steps)
        {
            // Steps of the golden ratio through the places never stay long in one part.
            var place = (int)((done - 1L) * jump % (rows * columns));
            Occlude(place / columns * stride, place % columns * stride);
        }

        return ++done < Steps;
    }

    public void Dispose() => loaded.Dispose();

    private void Occlude(int top, int left)
    {
        var (bottom, right) = (Math.Min(top + Patch, Map.Shape.H), Math.Min(left + Patch, Map.Shape.W));
        Fill(top, left, bottom, right, isCovered: true);
        Evaluate(covered, scores);
        Fill(top, left, bottom, right, isCovered: false);
        var drop = whole - unit.Of(scores);
        for (var y = top; y < bottom; y++)
        for (var x = left; x < right; x++)
        {
            var pixel = (y * Map.Shape.W) + x;
            sums[pixel] += drop;
            Map.Data[pixel] = (float)Math.Max(0, sums[pixel] / (Covers(y) * Covers(x)));
        }
    }

    private void Fill(int top, int left, int bottom, int right, bool isCovered)
    {
        for (var y = top; y < bottom; y++)
        for (var x = left; x < right; x++)
        for (var c = 0; c < cover.Length; c++)
        {
            var i = Index(c, (y * Map.Shape.W) + x);
            covered.Data[i] = isCovered ? cover[c] : clean.Data[i];
        }
    }

    private void Evaluate(Tensor input, Tensor destination)
    {
        loaded.SetInput(picture, input);
        loaded.Run();
        loaded.Read(target, destination);
    }

    private float Mean(int c)
    {
        double sum = 0;
        for (var pixel = 0; pixel < Map.Data.Length; pixel++) sum += clean.Data[Index(c, pixel)];
        return (float)(sum / Map.Data.Length);
    }

    private int Index(int c, int pixel) => PictureShape.ChannelAxis(picture.Shape) == 1 ? (c * Map.Data.Length) + pixel : (pixel * cover.Length) + c;

    /// <summary>How many places along an axis cover a pixel, if the patch slid on beyond the border.</summary>
    private int Covers(int pixel) => (pixel / stride) - (pixel < Patch ? -((Patch - 1 - pixel) / stride) : ((pixel - Patch) / stride) + 1) + 1;

    /// <summary>Places along a side, the last of which reaches its end.</summary>
    private int Places(int size) => Math.Max(0, (size - Patch + stride - 1) / stride) + 1;

    /// <summary>About 0.618·count, and without a common divisor, so that every place comes once.</summary>
    private static int Jump(int count)
    {
        var jump = Math.Max(1, (int)(0.618 * count));
        while (Divisor(jump, count) != 1) jump++;
        return jump;
    }

    private static int Divisor(int a, int b) => b == 0 ? a : Divisor(b, a % b);
}
