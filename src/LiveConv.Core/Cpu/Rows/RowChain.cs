using System.Diagnostics;
using LiveConv.Tensors;

namespace LiveConv.Cpu.Rows;

/// <summary>
/// Several layers in one pass over the picture: a few rows of the first, then the rows of the next that can be computed from
/// them, and so on. What lies between the layers stays in the caches; a layer that must stay readable writes its rows to its tensor besides.
/// Rows at the border between two threads are computed by both.
/// </summary>
internal sealed unsafe class RowChain : CpuKernel
{
    /// <summary>Rows of a layer before the next layer's turn: as many as kernels take at a time, since all rows between the layers should stay in the first-level cache.</summary>
    private const int Band = 8;

    /// <summary>The same where no rows lie between layers: those of the first and the last layer are in tensors.</summary>
    private const int WideBand = 16;

    /// <summary>Rows that kernels compute together at most.</summary>
    private const int WholeTile = 4;

    /// <summary>One band in so many is timed: looking at the clock takes time itself.</summary>
    private const int TimedBands = 8;

    /// <summary>Parts of a picture for each thread, if it is high enough: of those numbers the first that gives parts of whole tiles.</summary>
    private const int FewestParts = 4;
    private const int MostParts = 8;

    private readonly RowStep[] steps;
    private readonly int pictures;
    private readonly int height;
    private readonly int width;
    private readonly int partHeight;
    private readonly int band;

    // How many rows above and below its own a step must have computed.
    private readonly int[] before;
    private readonly int[] after;
    private readonly int[] rows;
    private readonly RowWindow[] margins;
    private readonly long[] ticks;
    private readonly Lock gate = new();
    private readonly Stack<RowScratch> free = new();

    /// <param name="steps">In an order in which each comes after its inputs.</param>
    /// <param name="pictures">Pictures in a batch.</param>
    /// <param name="height">Rows of all layers.</param>
    /// <param name="width">Columns of all layers.</param>
    /// <param name="threads">Threads that may run this at once.</param>
    public RowChain(RowStep[] steps, int pictures, int height, int width, int threads)
    {
        this.steps = steps;
        (this.pictures, this.height, this.width) = (pictures, height, width);
        (before, after, rows, margins) = (new int[steps.Length], new int[steps.Length], new int[steps.Length], new RowWindow[steps.Length]);
        ticks = new long[steps.Length];
        for (var i = steps.Length - 1; i >= 0; i--)
        {
            // All readers of a step come after it, so that its own reach is known here.
            var window = steps[i].Layer.Window;
            var reach = Math.Max(window.Top, window.Bottom);
            foreach (var input in steps[i].Inputs)
            {
                before[input] = Math.Max(before[input], before[i] + reach);
                after[input] = Math.Max(after[input], after[i] + reach);
                margins[input] = Join(margins[input], window);
            }
        }

        band = Enumerable.Range(0, steps.Length).All(i => steps[i].Channels == 0 || IsTensor(i) || IsReadInPlace(i)) ? WideBand : Band;
        Array.Fill(rows, band);
        for (var i = 0; i < steps.Length; i++)
        {
            var window = steps[i].Layer.Window;
            foreach (var input in steps[i].Inputs)
                rows[input] = Math.Max(rows[input], band + after[input] - after[i] + Math.Max(window.Top, window.Bottom));
        }

        var reachOfAll = before.Max() + after.Max();
        partHeight = Math.Max(PartHeight(height, Math.Max(threads, 2)), 4 * reachOfAll);
        for (var i = 0; i < threads; i++) free.Push(NewScratch());
    }

    /// <summary>Time spent in each step during the last run, summed over threads, in ticks of <see cref="Stopwatch"/>.</summary>
    public ReadOnlySpan<long> Ticks => ticks;

    private int PartsOfPicture => (height + partHeight - 1) / partHeight;

    /// <summary>Whether two layers may read the same rows: their windows see the same outside the picture.</summary>
    public static bool CanShare(RowWindow a, RowWindow b) => !a.IsWide || !b.IsWide || a.Edge == b.Edge;

    public override int Rows(int phase) => pictures * PartsOfPicture;

    public override void Run(int phase, int from, int to)
    {
        var scratch = Take();
        try
        {
            scratch.Pin();
            while (from < to)
            {
                var (picture, part) = Math.DivRem(from, PartsOfPicture);
                var parts = Math.Min(to - from, PartsOfPicture - part);
                scratch.Begin(picture);
                Run(scratch, part * partHeight, Math.Min(height, (part + parts) * partHeight));
                from += parts;
            }
        }
        finally
        {
            scratch.Unpin();
            Give(scratch);
        }
    }

    /// <summary>Forgets the times of the run before.</summary>
    public void ResetTicks() => Array.Clear(ticks);

    private static RowWindow Join(RowWindow a, RowWindow b) => new(
        Math.Max(a.Top, b.Top), Math.Max(a.Left, b.Left), Math.Max(a.Bottom, b.Bottom), Math.Max(a.Right, b.Right), a.IsWide ? a.Edge : b.Edge);

    private void Run(RowScratch scratch, int from, int to)
    {
        var lead = 0;
        for (var i = 0; i < steps.Length; i++) lead = Math.Max(lead, before[i] + after[i]);
        lead = (lead + band - 1) / band * band;
        for (var top = from - lead; top < to; top += band)
        {
            var timed = (top / band) % TimedBands == 0;
            var start = timed ? Stopwatch.GetTimestamp() : 0;
            for (var i = 0; i < steps.Length; i++)
            {
                var first = Math.Max(top + after[i], Math.Max(0, from - before[i]));
                var last = Math.Min(Math.Min(top + band, to) + after[i], height);
                if (first >= last) continue;
                var output = scratch.Outputs[i];
                steps[i].Layer.Run(scratch.Inputs[i], output, first, last);
                output.FillMargins(first, last);
                if (steps[i].Tensor is { } tensor && !output.IsTensor && steps[i].Layer is not TensorRows) Keep(output, tensor, Math.Max(first, from), Math.Min(last, to));
                if (!timed) continue;
                var end = Stopwatch.GetTimestamp();
                scratch.Ticks[i] += end - start;
                start = end;
            }
        }
    }

    private static void Keep(RowBuffer rows, Tensor tensor, int from, int to)
    {
        for (var c = 0; c < rows.Channels; c++)
        {
            for (var y = from; y < to; y++) rows.Span(c, y).CopyTo(tensor.Values[tensor.Index(rows.Picture, c, y, 0)..]);
        }
    }

    /// <summary>Rows of a part: the same for all threads, and none that a kernel of several rows computes for nothing.</summary>
    private static int PartHeight(int height, int threads)
    {
        for (var parts = FewestParts * threads; parts <= MostParts * threads; parts += threads)
        {
            if (height % (parts * WholeTile) == 0) return height / parts;
        }

        return (height + (FewestParts * threads) - 1) / (FewestParts * threads);
    }

    /// <summary>Where a tensor's rows need no margin and are whole vectors, they are computed in place.</summary>
    private bool IsTensor(int step) => steps[step].Tensor is not null && !margins[step].IsWide && RowBuffer.SuitsTensor(width);

    /// <summary>The rows of an input are also read in place by windows that can look at their ends.</summary>
    private bool IsReadInPlace(int step) => steps[step].Layer is TensorRows && RowBuffer.SuitsWindows(width, margins[step])
        && steps.All(reader => reader.Layer.ReadsInPlace || !reader.Inputs.Contains(step));

    private RowScratch NewScratch()
    {
        var outputs = new RowBuffer[steps.Length];
        var tensors = new Tensor?[steps.Length];
        for (var i = 0; i < steps.Length; i++)
        {
            if (IsTensor(i))
                (outputs[i], tensors[i]) = (new RowBuffer(steps[i].Channels, height, width), steps[i].Tensor);
            else if (IsReadInPlace(i))
                (outputs[i], tensors[i]) = (RowBuffer.InPlace(steps[i].Channels, height, width, rows[i], margins[i]), steps[i].Tensor);
            else
                outputs[i] = new RowBuffer(steps[i].Channels, height, width, rows[i], margins[i]);
        }

        return new RowScratch(outputs, [.. steps.Select(step => step.Inputs.Select(input => outputs[input]).ToArray())], tensors);
    }

    private RowScratch Take()
    {
        lock (gate)
        {
            return free.TryPop(out var scratch) ? scratch : NewScratch();
        }
    }

    private void Give(RowScratch scratch)
    {
        lock (gate)
        {
            for (var i = 0; i < ticks.Length; i++) ticks[i] += scratch.Ticks[i];
            Array.Clear(scratch.Ticks);
            free.Push(scratch);
        }
    }
}
