using LiveConv.Frames;
using LiveConv.Graphs;
using LiveConv.Host.Capture;
using LiveConv.Pipelines;

namespace LiveConv.Host.Commands;

/// <summary>A source, a pipeline built for its frames, and the executor that has loaded it.</summary>
internal sealed class FrameSession : IDisposable
{
    /// <summary>What is shown where no source is named and there is no camera.</summary>
    public const string DefaultSource = "pattern:shapes";

    public const string DefaultPipeline = "sobel";

    private FrameSession(IFrameSource source, IExecutor executor, ILoadedPipeline loaded) =>
        (Source, Executor, Loaded) = (source, executor, loaded);

    public IFrameSource Source { get; }

    /// <summary>Whether frames come until someone stops them: a camera, a live stream, a scene.</summary>
    public bool IsEndless => Source.IsLive || (Source.FrameCount is null && Source.Name.StartsWith("pattern:", StringComparison.Ordinal));

    public IExecutor Executor { get; }

    public ILoadedPipeline Loaded { get; }

    public Pipeline Pipeline => Loaded.Pipeline;

    /// <summary>Opens all three; the pipeline's file is read first, so that a broken one is named before a camera starts.</summary>
    /// <param name="settings">What the user asks for.</param>
    /// <param name="context">Where warnings go.</param>
    /// <param name="onlyPicture">Whether nothing but the picture is looked at.</param>
    public static FrameSession Open(FrameSettings settings, CommandContext context, bool onlyPicture = false)
    {
        var definition = ReadPipeline(settings, context);
        var options = ReadPattern(settings, definition);
        var source = OpenSource(settings, context);
        IExecutor? executor = null;
        try
        {
            var pipeline = definition.Build(source.Width, source.Height, options);
            executor = Backends.Create(settings.Backend, settings.Threads, settings.Precision, Backends.IsSmallFilter(pipeline));
            // What is found by a pattern is read from a layer.
            var kept = onlyPicture && !definition.UsesPattern ? KeptValues.Results : KeptValues.All;
            var loaded = executor.Load(pipeline, kept);
            WarnOfLayersElsewhere(executor, loaded, context);
            return new FrameSession(source, executor, loaded);
        }
        catch
        {
            executor?.Dispose();
            source.Dispose();
            throw;
        }
    }

    /// <summary>The source that the settings name.</summary>
    public static IFrameSource OpenSource(FrameSettings settings, CommandContext context) => Sources.Open(settings.Source ?? DefaultSource, new SourceOptions
    {
        Size = settings.Size,
        FramesPerSecond = settings.FramesPerSecond,
        Start = settings.Start,
        Warn = context.Warn,
    });

    /// <summary>The pipeline that the settings name.</summary>
    public static IPipelineDefinition ReadPipeline(FrameSettings settings, CommandContext context)
    {
        var name = settings.Pipeline ?? DefaultPipeline;
        using var progress = new LoadingLine(context, name);
        return PipelineResolver.Resolve(name, settings.Model, context.Warn, progress, context.Cancel);
    }

    /// <summary>What <c>--pattern</c> adds to a pipeline.</summary>
    /// <exception cref="UsageException">The pipeline looks for no pattern.</exception>
    public static PipelineOptions ReadPattern(FrameSettings settings, IPipelineDefinition definition)
    {
        if (settings.Pattern is not { } file) return new PipelineOptions();
        if (!definition.UsesPattern) throw new UsageException($"--pattern {file}: the pipeline '{definition.Name}' looks for no pattern; use --pipeline pattern");
        using var picture = new PictureSource(file, [file], new SourceOptions());
        if (Math.Max(picture.Width, picture.Height) is var side && side > PipelineDefinition.LargestPattern)
            throw new SourceException($"{file}: has {picture.Width}×{picture.Height} pixels; a pattern can have {PipelineDefinition.LargestPattern}×{PipelineDefinition.LargestPattern} at most: cut out less, or scale it down");
        var frame = new Frame(picture.Width, picture.Height);
        picture.Read(frame);
        return new PipelineOptions(frame);
    }

    /// <summary>Says how many layers a GPU leaves to the processor: nothing runs elsewhere silently.</summary>
    private static void WarnOfLayersElsewhere(IExecutor executor, ILoadedPipeline loaded, CommandContext context)
    {
        Step[] elsewhere = [.. loaded.Graph.Steps.Where(step => step.Backend != executor.Backend)];
        if (elsewhere.Length == 0) return;
        var ops = string.Join(", ", elsewhere.Select(step => step.Op).Distinct().Order(StringComparer.Ordinal));
        context.Warn($"{loaded.Pipeline.Name}: {elsewhere.Length} of {Amount.Of(loaded.Graph.Steps.Count, "layer")} {Amount.Noun(elsewhere.Length, "has no shader and runs", "have no shader and run")} on cpu ({ops})");
    }

    public void Dispose()
    {
        Loaded.Dispose();
        Executor.Dispose();
        Source.Dispose();
    }
}
