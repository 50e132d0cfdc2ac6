using LiveConv.Graphs;
using LiveConv.Learning.Products;
using LiveConv.Ops;

namespace LiveConv.Learning;

/// <summary>The vector-Jacobian product of each op.</summary>
internal static class GradientTable
{
    private static readonly Dictionary<string, VectorJacobianProduct> Table = new()
    {
        [nameof(Abs)] = ElementwiseGradients.Abs,
        [nameof(Acos)] = ElementwiseGradients.Acos,
        [nameof(Acosh)] = ElementwiseGradients.Acosh,
        [nameof(Add)] = BinaryGradients.Add,
        [nameof(Affine)] = ElementwiseGradients.Affine,
        [nameof(Asin)] = ElementwiseGradients.Asin,
        [nameof(Asinh)] = ElementwiseGradients.Asinh,
        [nameof(Atan)] = ElementwiseGradients.Atan,
        [nameof(Atanh)] = ElementwiseGradients.Atanh,
        [nameof(AveragePool2D)] = PoolGradients.AveragePool2D,
        [nameof(BatchNormalization)] = NormalizationGradients.BatchNormalization,
        [nameof(Cast)] = ElementwiseGradients.Cast,
        [nameof(Ceil)] = ElementwiseGradients.Zero,
        [nameof(Celu)] = ActivationGradients.Celu,
        [nameof(Clamp)] = ElementwiseGradients.Clamp,
        [nameof(ColorToGray)] = ReductionGradients.ColorToGray,
        [nameof(Concat)] = MovementGradients.Concat,
        [nameof(Conv2D)] = ConvolutionGradients.Conv2D,
        [nameof(ConvTranspose2D)] = ConvolutionGradients.ConvTranspose2D,
        [nameof(Cos)] = ElementwiseGradients.Cos,
        [nameof(Cosh)] = ElementwiseGradients.Cosh,
        [nameof(DepthToSpace)] = MovementGradients.DepthToSpace,
        [nameof(Div)] = BinaryGradients.Div,
        [nameof(Elu)] = ActivationGradients.Elu,
        [nameof(Erf)] = ElementwiseGradients.Erf,
        [nameof(Exp)] = ElementwiseGradients.Exp,
        [nameof(Expand)] = MovementGradients.Expand,
        [nameof(Floor)] = ElementwiseGradients.Zero,
        [nameof(Gate)] = BinaryGradients.Gate,
        [nameof(Gather)] = MovementGradients.Gather,
        [nameof(Gelu)] = ActivationGradients.Gelu,
        [nameof(Gemm)] = MatrixGradients.Gemm,
        [nameof(GroupNormalization)] = NormalizationGradients.Moments,
        [nameof(HardSigmoid)] = ActivationGradients.HardSigmoid,
        [nameof(HardSwish)] = ActivationGradients.HardSwish,
        [nameof(Hardmax)] = ElementwiseGradients.Zero,
        [nameof(InstanceNormalization)] = NormalizationGradients.Moments,
        [nameof(LayerNormalization)] = NormalizationGradients.Moments,
        [nameof(LeakyRelu)] = ElementwiseGradients.LeakyRelu,
        [nameof(LocalResponseNormalization)] = NormalizationGradients.LocalResponseNormalization,
        [nameof(Log)] = ElementwiseGradients.Log,
        [nameof(LogSoftmax)] = ReductionGradients.LogSoftmax,
        [nameof(LpPool2D)] = PoolGradients.LpPool2D,
        [nameof(Magnitude)] = BinaryGradients.Magnitude,
        [nameof(MatMul)] = MatrixGradients.MatMul,
        [nameof(Max)] = BinaryGradients.Max,
        [nameof(MaxChannels)] = ReductionGradients.MaxChannels,
        [nameof(MaxPool2D)] = PoolGradients.MaxPool2D,
        [nameof(MeanChannels)] = ReductionGradients.MeanChannels,
        [nameof(Min)] = BinaryGradients.Min,
        [nameof(MinPool2D)] = PoolGradients.MinPool2D,
        [nameof(Mish)] = ActivationGradients.Mish,
        [nameof(Mul)] = BinaryGradients.Mul,
        [nameof(Neg)] = ElementwiseGradients.Neg,
        [nameof(NonMaximumSuppression)] = PoolGradients.NonMaximumSuppression,
        [nameof(Orientation)] = BinaryGradients.Orientation,
        [nameof(PRelu)] = BinaryGradients.PRelu,
        [nameof(Pad)] = MovementGradients.Pad,
        [nameof(Pow)] = BinaryGradients.Pow,
        [nameof(Reciprocal)] = ElementwiseGradients.Reciprocal,
        [nameof(Reduce)] = ReductionGradients.Reduce,
        [nameof(Relu)] = ElementwiseGradients.Relu,
        [nameof(Reshape)] = MovementGradients.Reshape,
        [nameof(Resize)] = AxisMatrices.Resize,
        [nameof(Round)] = ElementwiseGradients.Zero,
        [nameof(Selu)] = ActivationGradients.Selu,
        [nameof(Sigmoid)] = ElementwiseGradients.Sigmoid,
        [nameof(Sign)] = ElementwiseGradients.Zero,
        [nameof(Sin)] = ElementwiseGradients.Sin,
        [nameof(Sinh)] = ElementwiseGradients.Sinh,
        [nameof(Slice)] = MovementGradients.Slice,
        [nameof(Softmax)] = ReductionGradients.Softmax,
        [nameof(Softplus)] = ActivationGradients.Softplus,
        [nameof(Softsign)] = ActivationGradients.Softsign,
        [nameof(SpaceToDepth)] = MovementGradients.SpaceToDepth,
        [nameof(Sqrt)] = ElementwiseGradients.Sqrt,
        [nameof(Sub)] = BinaryGradients.Sub,
        [nameof(Tan)] = ElementwiseGradients.Tan,
        [nameof(Tanh)] = ElementwiseGradients.Tanh,
        [nameof(ThresholdedRelu)] = ElementwiseGradients.ThresholdedRelu,
        [nameof(Tile)] = MovementGradients.Tile,
        [nameof(Transpose)] = MovementGradients.Transpose,
        [nameof(Where)] = BinaryGradients.Where,
    };

    private static readonly Dictionary<string, string> Reasons = new()
    {
        [nameof(And)] = TruthValues,
        [nameof(ArgMax)] = WholeNumbers,
        [nameof(ArgMin)] = WholeNumbers,
        [nameof(AveragePool3D)] = Volumes,
        [nameof(BilateralFilter)] = "its weights depend on the picture too; no gradient is written for it",
        [nameof(BoxNonMaximumSuppression)] = WholeNumbers,
        [nameof(Conv3D)] = Volumes,
        [nameof(ConvTranspose3D)] = Volumes,
        [nameof(DequantizeLinear)] = "what it takes is quantised: steps have no gradient",
        [nameof(EdgeThinning)] = "it decides which edges stay; decisions have no gradient",
        [nameof(Equal)] = TruthValues,
        [nameof(Greater)] = TruthValues,
        [nameof(GreaterOrEqual)] = TruthValues,
        [nameof(Hysteresis)] = "it decides which edges stay; decisions have no gradient",
        [nameof(IsInf)] = TruthValues,
        [nameof(IsNaN)] = TruthValues,
        [nameof(Less)] = TruthValues,
        [nameof(LessOrEqual)] = TruthValues,
        [nameof(MaxPool3D)] = Volumes,
        [nameof(MaxPoolGradient)] = "it belongs to a backward pass; there are no gradients of gradients",
        [nameof(MaxPoolIndices2D)] = WholeNumbers,
        [nameof(MedianFilter)] = "it picks a value by its rank; no gradient is written for it",
        [nameof(Mod)] = "a remainder jumps; no gradient is written for it",
        [nameof(NormalizedCrossCorrelation)] = "no gradient is written for it",
        [nameof(Not)] = TruthValues,
        [nameof(Or)] = TruthValues,
        [nameof(QuantizeLinear)] = "it rounds to steps; steps have no gradient",
        [nameof(TopK)] = "it picks values by their rank; no gradient is written for it",
        [nameof(TopKIndices)] = WholeNumbers,
        [nameof(Xor)] = TruthValues,
    };

    private const string TruthValues = "truth values have no gradient";
    private const string WholeNumbers = "whole numbers have no gradient";
    private const string Volumes = "no gradients of volumes are written";

    /// <summary>The ops that have a gradient.</summary>
    public static IReadOnlyCollection<string> Names => Table.Keys;

    /// <summary>The other ops, and why they have none.</summary>
    public static IReadOnlyDictionary<string, string> Excluded => Reasons;

    /// <summary>The vector-Jacobian product of a layer's op.</summary>
    /// <exception cref="GradientException">It has none.</exception>
    public static VectorJacobianProduct Find(Node layer) => Table.TryGetValue(layer.Op.Name, out var product)
        ? product
        : throw new GradientException($"layer '{layer.Name}' ({layer.Op.Name}): {Reasons[layer.Op.Name]}");
}
