using System.Diagnostics;
using LiveConv.Frames;
using LiveConv.Graphs;
using LiveConv.Shaders;

namespace LiveConv.Host.Commands;

/// <summary>Measures a loaded pipeline in its steady state.</summary>
internal static class Benchmark
{
    // Long enough for the JIT to reach its last tier and for a GPU's clocks to rise.
    private const int WarmUpFrames = 30;

    private static readonly TimeSpan LongestWarmUp = TimeSpan.FromSeconds(2);

    /// <summary>Times frames one by one, each from the uploaded frame to the finished picture.</summary>
    public static BenchReport Run(IExecutor executor, ILoadedPipeline loaded, IFrameSource source, int frames, CancellationToken cancel)
    {
        var frame = new Frame(source.Width, source.Height);
        if (!source.Read(frame)) throw new SourceException($"{source.Name}: gave no frame");
        var gpu = loaded as GlPipeline;
        gpu?.Upload(frame);
        Action process = gpu is not null ? gpu.Run : () => loaded.Process(frame);

        // A frame is timed without the queries that time its steps; the steps get a round of their own.
        if (gpu is not null) gpu.Timed = false;
        WarmUp(loaded, process, cancel);
        var total = new double[frames];
        for (var i = 0; i < frames; i++) total[i] = TimeFrame(loaded, process, cancel);

        if (gpu is not null) gpu.Timed = true;
        var steps = loaded.Steps.Select(_ => new double[frames]).ToArray();
        for (var i = 0; i < frames; i++)
        {
            TimeFrame(loaded, process, cancel);
            for (var s = 0; s < steps.Length; s++) steps[s][i] = loaded.Steps[s].Milliseconds;
        }

        var median = Percentile(total, 0.5);
        return new BenchReport(
            executor.Device,
            executor.Backend,
            loaded.Pipeline.Name,
            $"{source.Width}x{source.Height}",
            frames,
            [.. loaded.Steps.Select((step, s) => new BenchStep(step.Name, step.Op, Round(Percentile(steps[s], 0.5)), Round(steps[s].Min()), Round(Percentile(steps[s], 0.95))))],
            Round(median),
            Round(total.Min()),
            Math.Round(1000 / median, 1),
            gpu is null ? null : Round(gpu.MeasureCopy(frames)),
            loaded.Graph.Memory?.Bytes,
            loaded.Graph.Memory?.LowerBound);
    }

    /// <summary>The value below which this part of the samples lies, linearly between neighbours.</summary>
    internal static double Percentile(double[] samples, double part)
    {
        var sorted = samples.Order().ToArray();
        var place = part * (sorted.Length - 1);
        var below = (int)place;
        var above = Math.Min(below + 1, sorted.Length - 1);
        return sorted[below] + ((place - below) * (sorted[above] - sorted[below]));
    }

    private static void WarmUp(ILoadedPipeline loaded, Action process, CancellationToken cancel)
    {
        var started = Stopwatch.GetTimestamp();
        for (var i = 0; i < WarmUpFrames && (i == 0 || Stopwatch.GetElapsedTime(started) < LongestWarmUp); i++) TimeFrame(loaded, process, cancel);
    }

    private static double TimeFrame(ILoadedPipeline loaded, Action process, CancellationToken cancel)
    {
        cancel.ThrowIfCancellationRequested();
        var start = Stopwatch.GetTimestamp();
        process();
        loaded.Wait();
        return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    }

    private static double Round(double milliseconds) => Math.Round(milliseconds, 4);
}
