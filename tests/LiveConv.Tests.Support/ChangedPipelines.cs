using LiveConv.Frames;
using LiveConv.Graphs;
using LiveConv.Ops;
using LiveConv.Pipelines;
using LiveConv.Tensors;

namespace LiveConv.Tests.Support;

/// <summary>Pipelines whose kernels are changed while they run, beside the same ones built with those kernels.</summary>
public static class ChangedPipelines
{
    /// <summary>Built-in filters that convolve: split kernels, direct ones, banks, true convolutions, one window, chains with floods.</summary>
    public static IReadOnlyList<string> Names { get; } =
    [
        .. BuiltInPipelines.Names.Where(name => BuiltInPipelines.Load(name) is { UsesPattern: false } read && read.Build(64, 48).Graph.Layers.Any(IsConvolution)),
    ];

    /// <summary>A built-in filter for small frames; its constants are its own.</summary>
    public static Pipeline Build(string name) => BuiltInPipelines.Load(name).Build(61, 47);

    /// <summary>The same filter with other kernels from the start.</summary>
    public static Pipeline BuildChanged(string name, int seed)
    {
        var pipeline = Build(name);
        foreach (var constant in Weights(pipeline)) Changed(constant, seed).Data.CopyTo(constant.Constant!.Data, 0);
        return pipeline;
    }

    /// <summary>Gives a loaded filter the kernels of <see cref="BuildChanged"/>.</summary>
    public static void Change(ILoadedPipeline loaded, int seed)
    {
        ArgumentNullException.ThrowIfNull(loaded);
        foreach (var constant in Weights(loaded.Pipeline)) loaded.Graph.SetConstant(constant, Changed(constant, seed));
    }

    /// <summary>The picture that a filter makes of seeded noise.</summary>
    public static Frame Picture(ILoadedPipeline loaded)
    {
        ArgumentNullException.ThrowIfNull(loaded);
        var (frame, picture) = (new Frame(loaded.Pipeline.Width, loaded.Pipeline.Height), new Frame(loaded.Pipeline.PictureWidth, loaded.Pipeline.PictureHeight));
        new Random(1).NextBytes(frame.Rgba);
        loaded.Process(frame);
        loaded.ReadPicture(picture);
        return picture;
    }

    private static bool IsConvolution(Node layer) => layer.Op is Conv2D;

    private static IEnumerable<Node> Weights(Pipeline pipeline) => pipeline.Graph.Layers.Where(IsConvolution).Select(layer => layer.Inputs[1]).Distinct();

    // Another kernel that is the same for all channels, as those of pipeline files are, and no sum of few columns by rows.
    private static Tensor Changed(Node constant, int seed)
    {
        var shape = constant.Shape;
        var (values, kernel, random) = (new Tensor(shape), new float[shape.H * shape.W], new Random(seed));
        for (var i = 0; i < kernel.Length; i++) kernel[i] = random.Next(-4, 5) / 8f;
        for (var plane = 0; plane < shape.N * shape.C; plane++) kernel.CopyTo(values.Data, plane * kernel.Length);
        return values;
    }
}
