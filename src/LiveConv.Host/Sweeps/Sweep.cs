using LiveConv.Cpu;
using LiveConv.Frames;
using LiveConv.Graphs;
using LiveConv.Host.Capture;
using LiveConv.Host.Commands;
using LiveConv.Ops;
using LiveConv.Pipelines;
using LiveConv.Tensors;

namespace LiveConv.Host.Sweeps;

/// <summary>What each kind of sweep measures.</summary>
/// <param name="Backend">auto, gl, cpu or reference.</param>
/// <param name="Threads">Threads that compute, 0 for one a processor; how far a sweep of threads goes.</param>
/// <param name="Rounds">How often each point has its turn.</param>
/// <param name="Scene">Where frames come from, as <c>--source</c> says.</param>
internal sealed record Sweep(string Backend = "auto", int Threads = 0, int Rounds = SweepRunner.DefaultRounds, string Scene = FrameSession.DefaultSource)
{
    /// <summary>Feature maps of the sweep of channels.</summary>
    private const int MapSize = 56;

    /// <summary>Below this width starting the work costs more than the work.</summary>
    private const int LeastFittedKernel = 5;

    private const int LeastFittedChannels = 32;

    public static IReadOnlyList<PictureSize> Sizes { get; } =
    [
        new(160, 90), new(320, 180), new(480, 270), new(640, 360), new(960, 540), new(1280, 720), new(1600, 900), new(1920, 1080), new(2560, 1440), new(3840, 2160),
    ];

    public static IReadOnlyList<int> KernelWidths { get; } = [1, 3, 5, 7, 9, 11, 15, 19, 23, 31, 47, 63, 95, 127, 191, 255];

    /// <summary>Of how many separable kernels a kernel is the sum; 0 doesn't separate.</summary>
    private static readonly int[] Ranks = [0, 2, 1];

    public static IReadOnlyList<int> ChannelCounts { get; } = [8, 16, 32, 64, 128, 256, 512];

    /// <summary>Whole frames of growing size.</summary>
    /// <param name="work">What is timed, in words.</param>
    /// <param name="build">The pipeline for frames of a size.</param>
    /// <param name="context">Progress and cancellation.</param>
    public SweepReport OfSize(string work, Func<int, int, Pipeline> build, CommandContext context)
    {
        using var executor = Backends.Create(Backend, Threads, runsSmallFilters: true);
        var items = Sizes.Select(size =>
        {
            var frame = Read(size, context);
            return SweepItem.Of("time", $"{size}", size.Width * size.Height / 1e6, executor, build(size.Width, size.Height), frame);
        });
        return new SweepReport(executor.Device, executor.Backend, "size", work, "megapixels", new SweepRunner(context, Rounds).Run(items, SweepFit.Linear));
    }

    /// <summary>Kernels of growing width on a grey picture, tensor in and tensor out: random ones, which don't separate, and sums of two and one separable ones.</summary>
    public SweepReport OfKernel(PictureSize size, CommandContext context)
    {
        using var executor = Backends.Create(Backend, Threads, runsSmallFilters: true);
        var input = Tensors.Fill(new Shape(1, 1, size.Height, size.Width));
        var items =
            from rank in Ranks
            from width in KernelWidths
            where width > rank && (executor.Backend != "gl" || width <= KernelPipeline.LargestOnGl)
            select SweepItem.Of(
                rank == 0 ? "dense" : $"rank {rank}",
                $"{width}x{width}",
                width,
                executor,
                KernelPipeline.Make(new PictureSize(width, width), wholeNumbers: false, size.Width, size.Height, rank).Graph,
                input);
        var series = new SweepRunner(context, Rounds).Run(items, points => SweepFit.Power(points.Where(point => point.X >= LeastFittedKernel), width => width * width));
        return new SweepReport(executor.Device, executor.Backend, "kernel", $"Convolution of a grey {size} picture", "kernel width", series);
    }

    /// <summary>3×3 convolutions from so many channels to as many, on maps of 56×56.</summary>
    public SweepReport OfChannels(CommandContext context)
    {
        using var executor = Backends.Create(Backend, Threads);
        var items = ChannelCounts.Select(channels =>
        {
            var builder = new GraphBuilder();
            var weights = Tensors.Fill(new Shape(channels, channels, 3, 3));
            var input = builder.Input("input", new Shape(1, channels, MapSize, MapSize));
            var graph = builder.Build(builder.Add("conv", new Conv2D { Padding = Padding.Same(3, 3) }, input, builder.Constant("weights", weights)));
            return SweepItem.Of("time", $"{channels}", channels, executor, graph, Tensors.Fill(input.Shape));
        });
        var series = new SweepRunner(context, Rounds).Run(items, points => SweepFit.Power(points.Where(point => point.X >= LeastFittedChannels), channels => channels * channels));
        return new SweepReport(executor.Device, executor.Backend, "channels", $"3×3 convolution of {MapSize}×{MapSize} maps", "channels", series);
    }

    /// <summary>Whole frames on the processor with one thread, two, and so on.</summary>
    /// <param name="work">What is timed, in words.</param>
    /// <param name="size">Of the frames.</param>
    /// <param name="pipeline">Built for them.</param>
    /// <param name="context">Progress and cancellation.</param>
    public SweepReport OfThreads(string work, PictureSize size, Pipeline pipeline, CommandContext context)
    {
        var frame = Read(size, context);
        var most = Threads > 0 ? Threads : Environment.ProcessorCount;
        var device = "";
        var items = Enumerable.Range(1, most).Select(threads =>
        {
            var executor = new CpuExecutor(threads);
            device = executor.Device;
            return SweepItem.Of("time", $"{threads}", threads, executor, pipeline, frame, executor);
        });
        var series = new SweepRunner(context, Rounds).Run(items, _ => null);
        return new SweepReport(device, "cpu", "threads", work, "threads", series);
    }

    private Frame Read(PictureSize size, CommandContext context)
    {
        using var source = Sources.Open(Scene, new SourceOptions { Size = size, Warn = context.Warn });
        var frame = new Frame(source.Width, source.Height);
        if (!source.Read(frame)) throw new SourceException($"{source.Name}: gave no frame");
        return frame;
    }
}
