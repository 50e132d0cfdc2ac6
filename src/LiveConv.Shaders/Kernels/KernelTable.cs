using LiveConv.Graphs;
using LiveConv.Ops;
using LiveConv.Shaders.Programs;
using LiveConv.Tensors;

namespace LiveConv.Shaders.Kernels;

/// <summary>The kernel of each op.</summary>
internal static class KernelTable
{
    private static readonly Dictionary<string, Kernel> Kernels = new()
    {
        [nameof(Abs)] = new UnaryKernel("abs"),
        [nameof(Add)] = new BinaryKernel("add"),
        [nameof(Affine)] = new UnaryKernel("affine", (op, defines) =>
        {
            defines.AddArgument("SCALE", ((Affine)op).Scale);
            defines.AddArgument("SHIFT", ((Affine)op).Shift);
        }),
        [nameof(AveragePool2D)] = new PoolKernel("average_pool2d", hasWindow: false),
        [nameof(BilateralFilter)] = new BilateralFilterKernel(),
        [nameof(Clamp)] = new UnaryKernel("clamp", (op, defines) =>
        {
            defines.AddArgument("LOW", ((Clamp)op).Low);
            defines.AddArgument("HIGH", ((Clamp)op).High);
        }),
        [nameof(ColorToGray)] = new ElementsKernel("color_to_gray"),
        [nameof(Concat)] = new ConcatKernel(),
        [nameof(Conv2D)] = new Conv2DKernel(),
        [nameof(DepthToSpace)] = new MovementKernel(),
        [nameof(EdgeThinning)] = new EdgeThinningKernel(),
        [nameof(Expand)] = new MovementKernel(),
        [nameof(Hysteresis)] = new HysteresisKernel(),
        [nameof(LeakyRelu)] = new UnaryKernel("leaky_relu", (op, defines) => defines.AddArgument("SLOPE", ((LeakyRelu)op).Slope)),
        [nameof(Magnitude)] = new BinaryKernel("magnitude"),
        [nameof(Max)] = new BinaryKernel("max"),
        [nameof(MaxChannels)] = new ElementsKernel("max_channels"),
        [nameof(MaxPool2D)] = new PoolKernel("max_pool2d", hasWindow: true),
        [nameof(MeanChannels)] = new ElementsKernel("mean_channels"),
        [nameof(MedianFilter)] = new MedianFilterKernel(),
        [nameof(MinPool2D)] = new PoolKernel("min_pool2d", hasWindow: true),
        [nameof(Mul)] = new BinaryKernel("mul"),
        [nameof(NonMaximumSuppression)] = new ElementsKernel("non_maximum_suppression", op => new Defines
        {
            { "RADIUS_Y", ((NonMaximumSuppression)op).RadiusY },
            { "RADIUS_X", ((NonMaximumSuppression)op).RadiusX },
            { "THRESHOLD", ((NonMaximumSuppression)op).Threshold },
        }),
        [nameof(NormalizedCrossCorrelation)] = new NormalizedCrossCorrelationKernel(),
        [nameof(Orientation)] = new BinaryKernel("orientation"),
        [nameof(Pad)] = new MovementKernel(),
        [nameof(Relu)] = new UnaryKernel("relu"),
        [nameof(Reshape)] = new ReshapeKernel(),
        [nameof(Resize)] = new ElementsKernel(
            "resize", op => new Defines { { "NEAREST", ((Resize)op).Mode == ResizeMode.Nearest } }, op => ((Resize)op).IsHalfPixel),
        [nameof(Sigmoid)] = new UnaryKernel("sigmoid"),
        [nameof(Slice)] = new MovementKernel(),
        [nameof(SpaceToDepth)] = new MovementKernel(),
        [nameof(Sub)] = new BinaryKernel("sub"),
        [nameof(Tanh)] = new UnaryKernel("tanh"),
        [nameof(Tile)] = new MovementKernel(),
        [nameof(Transpose)] = new MovementKernel(),
    };

    /// <summary>The kernel for a layer; null where the processor computes it.</summary>
    public static Kernel? Find(Node layer) =>
        Kernels.TryGetValue(layer.Op.Name, out var kernel)
        && layer.Inputs.Add(layer).All(node => node.Type != ElementType.Int64)
        && kernel.Supports(layer) ? kernel : null;
}
