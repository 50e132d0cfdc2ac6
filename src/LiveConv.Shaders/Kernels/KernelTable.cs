using LiveConv.Graphs;
using LiveConv.Ops;
using LiveConv.Shaders.Kernels.Hardware;
using LiveConv.Tensors;

namespace LiveConv.Shaders.Kernels;

/// <summary>The kernel of each op.</summary>
internal static class KernelTable
{
    private static readonly Dictionary<string, Kernel> Kernels = new()
    {
        [nameof(Abs)] = new UnaryKernel("abs"),
        [nameof(Acos)] = new UnaryKernel("acos"),
        [nameof(Acosh)] = new UnaryKernel("acosh"),
        [nameof(Add)] = new BinaryKernel("add"),
        [nameof(Affine)] = new UnaryKernel("affine", (op, defines) =>
        {
            defines.AddArgument("SCALE", ((Affine)op).Scale);
            defines.AddArgument("SHIFT", ((Affine)op).Shift);
        }),
        [nameof(And)] = new BinaryKernel("and"),
        [nameof(Asin)] = new UnaryKernel("asin"),
        [nameof(Asinh)] = new UnaryKernel("asinh"),
        [nameof(Atan)] = new UnaryKernel("atan"),
        [nameof(Atanh)] = new UnaryKernel("atanh"),
        [nameof(AveragePool2D)] = new PoolKernel("average_pool2d", hasWindow: false),
        [nameof(BatchNormalization)] = new BatchNormalizationKernel(),
        [nameof(BilateralFilter)] = new BilateralFilterKernel(),
        [nameof(Ceil)] = new UnaryKernel("ceil"),
        [nameof(Celu)] = new UnaryKernel("celu", (op, defines) => defines.AddArgument("ALPHA", ((Celu)op).Alpha)),
        [nameof(Clamp)] = new UnaryKernel("clamp", (op, defines) =>
        {
            defines.AddArgument("LOW", ((Clamp)op).Low);
            defines.AddArgument("HIGH", ((Clamp)op).High);
        }),
        [nameof(ColorToGray)] = new ElementsKernel("color_to_gray"),
        [nameof(Concat)] = new ConcatKernel(),
        [nameof(Conv2D)] = new Conv2DKernel(),
        [nameof(ConvTranspose2D)] = new ConvTranspose2DKernel(PackedConvolution.Build),
        [nameof(Cos)] = new UnaryKernel("cos"),
        [nameof(Cosh)] = new UnaryKernel("cosh"),
        [nameof(DepthToSpace)] = new MovementKernel(),
        [nameof(Div)] = new BinaryKernel("div"),
        [nameof(EdgeThinning)] = new EdgeThinningKernel(),
        [nameof(Elu)] = new UnaryKernel("elu", (op, defines) => defines.AddArgument("ALPHA", ((Elu)op).Alpha)),
        [nameof(Equal)] = new BinaryKernel("equal"),
        [nameof(Erf)] = new UnaryKernel("erf"),
        [nameof(Exp)] = new UnaryKernel("exp"),
        [nameof(Expand)] = new MovementKernel(),
        [nameof(Floor)] = new UnaryKernel("floor"),
        [nameof(Gate)] = new BinaryKernel("gate", (op, defines) =>
        {
            defines.AddArgument("LOW", ((Gate)op).Low);
            defines.AddArgument("HIGH", ((Gate)op).High);
            defines.AddArgument("OUTSIDE", ((Gate)op).Outside);
        }),
        [nameof(Gelu)] = new UnaryKernel("gelu", (op, defines) => defines.Add("TANH", ((Gelu)op).Tanh ? 1 : 0)),
        [nameof(Gemm)] = new GemmKernel(forHardware: false),
        [nameof(Greater)] = new BinaryKernel("greater"),
        [nameof(GreaterOrEqual)] = new BinaryKernel("greater_or_equal"),
        [nameof(GroupNormalization)] = new MomentNormalizationKernel(),
        [nameof(HardSigmoid)] = new UnaryKernel("hard_sigmoid", (op, defines) =>
        {
            defines.AddArgument("ALPHA", ((HardSigmoid)op).Alpha);
            defines.AddArgument("BETA", ((HardSigmoid)op).Beta);
        }),
        [nameof(HardSwish)] = new UnaryKernel("hard_swish"),
        [nameof(Hysteresis)] = new HysteresisKernel(forHardware: false),
        [nameof(InstanceNormalization)] = new MomentNormalizationKernel(),
        [nameof(IsInf)] = new UnaryKernel("is_inf", (op, defines) =>
        {
            defines.Add("POSITIVE", ((IsInf)op).DetectPositive);
            defines.Add("NEGATIVE", ((IsInf)op).DetectNegative);
        }),
        [nameof(IsNaN)] = new UnaryKernel("is_nan"),
        [nameof(LayerNormalization)] = new MomentNormalizationKernel(),
        [nameof(LeakyRelu)] = new UnaryKernel("leaky_relu", (op, defines) => defines.AddArgument("SLOPE", ((LeakyRelu)op).Slope)),
        [nameof(Less)] = new BinaryKernel("less"),
        [nameof(LessOrEqual)] = new BinaryKernel("less_or_equal"),
        [nameof(LocalResponseNormalization)] = new LocalResponseNormalizationKernel(),
        [nameof(Log)] = new UnaryKernel("log"),
        [nameof(LogSoftmax)] = new SoftmaxKernel("log_softmax"),
        [nameof(LpPool2D)] = new PoolKernel("lp_pool2d", hasWindow: false),
        [nameof(Magnitude)] = new BinaryKernel("magnitude"),
        [nameof(MatMul)] = new MatMulKernel(forHardware: false),
        [nameof(Max)] = new BinaryKernel("max"),
        [nameof(MaxChannels)] = new ElementsKernel("max_channels"),
        [nameof(MaxPool2D)] = new PoolKernel("max_pool2d", hasWindow: true),
        [nameof(MaxPoolGradient)] = new MaxPoolGradientKernel(),
        [nameof(MeanChannels)] = new ElementsKernel("mean_channels"),
        [nameof(MedianFilter)] = new MedianFilterKernel(),
        [nameof(Min)] = new BinaryKernel("min"),
        [nameof(MinPool2D)] = new PoolKernel("min_pool2d", hasWindow: true),
        [nameof(Mish)] = new UnaryKernel("mish"),
        [nameof(Mul)] = new BinaryKernel("mul"),
        [nameof(Neg)] = new UnaryKernel("neg"),
        [nameof(NonMaximumSuppression)] = new NonMaximumSuppressionKernel(forHardware: false),
        [nameof(NormalizedCrossCorrelation)] = new NormalizedCrossCorrelationKernel(forHardware: false),
        [nameof(Not)] = new UnaryKernel("not"),
        [nameof(Or)] = new BinaryKernel("or"),
        [nameof(Orientation)] = new BinaryKernel("orientation"),
        [nameof(PRelu)] = new BinaryKernel("prelu"),
        [nameof(Pad)] = new MovementKernel(),
        [nameof(Pow)] = new BinaryKernel("pow"),
        [nameof(Reciprocal)] = new UnaryKernel("reciprocal"),
        [nameof(Reduce)] = new ReduceKernel(),
        [nameof(Relu)] = new UnaryKernel("relu"),
        [nameof(Reshape)] = new ReshapeKernel(),
        [nameof(Resize)] = new ResizeKernel(),
        [nameof(Round)] = new UnaryKernel("round"),
        [nameof(Selu)] = new UnaryKernel("selu", (op, defines) =>
        {
            defines.AddArgument("ALPHA", ((Selu)op).Alpha);
            defines.AddArgument("GAMMA", ((Selu)op).Gamma);
        }),
        [nameof(Sigmoid)] = new UnaryKernel("sigmoid"),
        [nameof(Sign)] = new UnaryKernel("sign"),
        [nameof(Sin)] = new UnaryKernel("sin"),
        [nameof(Sinh)] = new UnaryKernel("sinh"),
        [nameof(Slice)] = new MovementKernel(),
        [nameof(Softmax)] = new SoftmaxKernel("softmax"),
        [nameof(Softplus)] = new UnaryKernel("softplus"),
        [nameof(Softsign)] = new UnaryKernel("softsign"),
        [nameof(SpaceToDepth)] = new MovementKernel(),
        [nameof(Sqrt)] = new UnaryKernel("sqrt"),
        [nameof(Sub)] = new BinaryKernel("sub"),
        [nameof(Tan)] = new UnaryKernel("tan"),
        [nameof(Tanh)] = new UnaryKernel("tanh"),
        [nameof(ThresholdedRelu)] = new UnaryKernel("thresholded_relu", (op, defines) => defines.AddArgument("ALPHA", ((ThresholdedRelu)op).Alpha)),
        [nameof(Tile)] = new MovementKernel(),
        [nameof(Transpose)] = new MovementKernel(),
        [nameof(Where)] = new BinaryKernel("where"),
        [nameof(Xor)] = new BinaryKernel("xor"),
    };

    /// <summary>The kernel for a layer; null where the processor computes it.</summary>
    public static Kernel? Find(Node layer, KernelFamily family)
    {
        if (layer.Inputs.Add(layer).Any(node => node.Type == ElementType.Int64)) return null;
        var own = family == KernelFamily.Hardware ? HardwareKernels.Find(layer.Op.Name) : null;
        if (own?.Supports(layer) == true) return own;
        return Kernels.TryGetValue(layer.Op.Name, out var kernel) && kernel.Supports(layer) ? kernel : null;
    }
}
