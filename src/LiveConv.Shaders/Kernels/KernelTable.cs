using LiveConv.Ops;
using LiveConv.Shaders.Programs;

namespace LiveConv.Shaders.Kernels;

/// <summary>The kernel of each op.</summary>
internal static class KernelTable
{
    private static readonly Dictionary<string, Kernel> Kernels = new()
    {
        [nameof(Abs)] = new ElementwiseKernel("abs"),
        [nameof(Add)] = new ElementwiseKernel("add"),
        [nameof(Affine)] = new ElementwiseKernel("affine", op => new Defines { { "SCALE", ((Affine)op).Scale }, { "SHIFT", ((Affine)op).Shift } }),
        [nameof(AveragePool2D)] = new PoolKernel("average_pool2d", hasWindow: false),
        [nameof(BilateralFilter)] = new BilateralFilterKernel(),
        [nameof(Clamp)] = new ElementwiseKernel("clamp", op => new Defines { { "LOW", ((Clamp)op).Low }, { "HIGH", ((Clamp)op).High } }),
        [nameof(ColorToGray)] = new ElementsKernel("color_to_gray"),
        [nameof(Concat)] = new ConcatKernel(),
        [nameof(Conv2D)] = new Conv2DKernel(),
        [nameof(EdgeThinning)] = new EdgeThinningKernel(),
        [nameof(Hysteresis)] = new HysteresisKernel(),
        [nameof(LeakyRelu)] = new ElementwiseKernel("leaky_relu", op => new Defines { { "SLOPE", ((LeakyRelu)op).Slope } }),
        [nameof(Magnitude)] = new ElementwiseKernel("magnitude"),
        [nameof(Max)] = new ElementwiseKernel("max"),
        [nameof(MaxChannels)] = new ElementsKernel("max_channels"),
        [nameof(MaxPool2D)] = new PoolKernel("max_pool2d", hasWindow: true),
        [nameof(MeanChannels)] = new ElementsKernel("mean_channels"),
        [nameof(MedianFilter)] = new MedianFilterKernel(),
        [nameof(MinPool2D)] = new PoolKernel("min_pool2d", hasWindow: true),
        [nameof(Mul)] = new ElementwiseKernel("mul"),
        [nameof(NonMaximumSuppression)] = new ElementsKernel("non_maximum_suppression", op => new Defines
        {
            { "RADIUS_Y", ((NonMaximumSuppression)op).RadiusY },
            { "RADIUS_X", ((NonMaximumSuppression)op).RadiusX },
            { "THRESHOLD", ((NonMaximumSuppression)op).Threshold },
        }),
        [nameof(NormalizedCrossCorrelation)] = new NormalizedCrossCorrelationKernel(),
        [nameof(Orientation)] = new ElementwiseKernel("orientation"),
        [nameof(Relu)] = new ElementwiseKernel("relu"),
        [nameof(Resize)] = new ElementsKernel("resize", op => new Defines { { "NEAREST", ((Resize)op).Mode == ResizeMode.Nearest } }),
        [nameof(Sigmoid)] = new ElementwiseKernel("sigmoid"),
        [nameof(Slice)] = new ElementsKernel("slice", op => SliceDefines((Slice)op)),
        [nameof(Sub)] = new ElementwiseKernel("sub"),
        [nameof(Tanh)] = new ElementwiseKernel("tanh"),
    };

    /// <summary>The kernel for an op, or null.</summary>
    public static Kernel? Find(Op op) => Kernels.GetValueOrDefault(op.Name);

    private static Defines SliceDefines(Slice op)
    {
        var defines = new Defines();
        for (var axis = 0; axis < 4; axis++)
        {
            defines.Add($"START_{"NCYX"[axis]}", op.Starts[axis]);
            defines.Add($"STEP_{"NCYX"[axis]}", op.Steps[axis]);
        }

        return defines;
    }
}
