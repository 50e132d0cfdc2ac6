using LiveConv.Frames;
using LiveConv.Graphs;
using LiveConv.Pipelines;
using LiveConv.Shaders;
using LiveConv.Tensors;

namespace LiveConv.Host.Sweeps;

/// <summary>One point of a sweep before it is measured: something loaded, ready to run.</summary>
/// <param name="Series">Which line it belongs to.</param>
/// <param name="Name">What is set.</param>
/// <param name="X">The same as a number.</param>
/// <param name="Run">Computes once and waits for it.</param>
/// <param name="Loaded">What to give back afterwards.</param>
internal sealed record SweepItem(string Series, string Name, double X, Action Run, params IReadOnlyList<IDisposable> Loaded) : IDisposable
{
    /// <summary>A pipeline on one frame, from the upload to the finished picture.</summary>
    public static SweepItem Of(string series, string name, double x, IExecutor executor, Pipeline pipeline, Frame frame, params IReadOnlyList<IDisposable> owned)
    {
        var loaded = executor.Load(pipeline, KeptValues.Results);
        Untimed(loaded);
        return new SweepItem(
            series,
            name,
            x,
            () =>
            {
                loaded.Process(frame);
                loaded.Wait();
            },
            [loaded, .. owned]);
    }

    /// <summary>A graph on one tensor.</summary>
    public static SweepItem Of(string series, string name, double x, IExecutor executor, Graph graph, Tensor input)
    {
        var loaded = executor.Load(graph, KeptValues.Results);
        loaded.SetInput(graph.Inputs[0], input);
        var gl = (executor as GlExecutor)?.Device.Gl;
        return new SweepItem(
            series,
            name,
            x,
            () =>
            {
                loaded.Run();
                gl?.Finish();
            },
            loaded);
    }

    public void Dispose()
    {
        foreach (var item in Loaded) item.Dispose();
    }

    /// <summary>Whole frames are timed, so the queries of the steps would only cost.</summary>
    private static void Untimed(ILoadedPipeline loaded)
    {
        if (loaded is GlPipeline filter) filter.Timed = false;
        if (loaded is GlModelPipeline network) network.Timed = false;
    }
}
