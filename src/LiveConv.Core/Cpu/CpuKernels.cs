using LiveConv.Ops;
using LiveConv.Tensors;

namespace LiveConv.Cpu;

/// <summary>Which kernel computes which op.</summary>
public static class CpuKernels
{
    private static readonly Dictionary<string, Func<Op, Tensor[], Tensor, CpuKernel>> Table = new()
    {
        [nameof(Abs)] = (_, x, y) => new ElementwiseCpu(SpanFunctions.Abs, x, y),
        [nameof(Acos)] = (_, x, y) => new ElementwiseCpu(TrigonometricFunctions.Acos, x, y),
        [nameof(Acosh)] = (_, x, y) => new ElementwiseCpu(TrigonometricFunctions.Acosh, x, y),
        [nameof(Add)] = (_, x, y) => new ElementwiseCpu(SpanFunctions.Add, x, y),
        [nameof(Affine)] = (op, x, y) => new ElementwiseCpu(SpanFunctions.Affine((Affine)op), x, y),
        [nameof(And)] = (_, x, y) => new ElementwiseCpu(BinaryFunctions.And, x, y),
        [nameof(ArgMax)] = (op, x, y) => AxisSearchCpu.Index((ArgOp)op, x, y),
        [nameof(ArgMin)] = (op, x, y) => AxisSearchCpu.Index((ArgOp)op, x, y),
        [nameof(Asin)] = (_, x, y) => new ElementwiseCpu(TrigonometricFunctions.Asin, x, y),
        [nameof(Asinh)] = (_, x, y) => new ElementwiseCpu(TrigonometricFunctions.Asinh, x, y),
        [nameof(Atan)] = (_, x, y) => new ElementwiseCpu(TrigonometricFunctions.Atan, x, y),
        [nameof(Atanh)] = (_, x, y) => new ElementwiseCpu(TrigonometricFunctions.Atanh, x, y),
        [nameof(AveragePool2D)] = (op, x, y) => new PoolCpu((PoolOp)op, x, y),
        [nameof(AveragePool3D)] = Reference,
        [nameof(BatchNormalization)] = (op, x, y) => new BatchNormalizationCpu((BatchNormalization)op, x, y),
        [nameof(BilateralFilter)] = (op, x, y) => new BilateralFilterCpu((BilateralFilter)op, x, y),
        [nameof(BoxNonMaximumSuppression)] = Reference,
        [nameof(Cast)] = (_, x, y) => new CastCpu(x, y),
        [nameof(Ceil)] = (_, x, y) => new ElementwiseCpu(SpanFunctions.Ceil, x, y),
        [nameof(Celu)] = (op, x, y) => new ElementwiseCpu(ActivationFunctions.Celu((Celu)op), x, y),
        [nameof(Clamp)] = (op, x, y) => new ElementwiseCpu(SpanFunctions.Clamp((Clamp)op), x, y),
        [nameof(ColorToGray)] = (op, x, y) => new ChannelReduceCpu(op, x, y),
        [nameof(Concat)] = (op, x, y) => new ConcatCpu((Concat)op, x, y),
        [nameof(Conv2D)] = (op, x, y) => Conv2DCpu.Create((Conv2D)op, x, y),
        [nameof(Conv3D)] = Reference,
        [nameof(ConvTranspose2D)] = (op, x, y) => new ConvTranspose2DCpu((ConvTranspose2D)op, x, y),
        [nameof(ConvTranspose3D)] = Reference,
        [nameof(Cos)] = (_, x, y) => new ElementwiseCpu(TrigonometricFunctions.Cos, x, y),
        [nameof(Cosh)] = (_, x, y) => new ElementwiseCpu(TrigonometricFunctions.Cosh, x, y),
        [nameof(DepthToSpace)] = Movement,
        [nameof(DequantizeLinear)] = Reference,
        [nameof(Div)] = (_, x, y) => new ElementwiseCpu(SpanFunctions.Div, x, y),
        [nameof(EdgeThinning)] = (_, x, y) => new EdgeThinningCpu(x, y),
        [nameof(Elu)] = (op, x, y) => new ElementwiseCpu(ActivationFunctions.Elu((Elu)op), x, y),
        [nameof(Equal)] = (_, x, y) => new ElementwiseCpu(BinaryFunctions.Equal, x, y),
        [nameof(Erf)] = (_, x, y) => new ElementwiseCpu(ActivationFunctions.Erf, x, y),
        [nameof(Exp)] = (_, x, y) => new ElementwiseCpu(SpanFunctions.Exp, x, y),
        [nameof(Expand)] = Movement,
        [nameof(Floor)] = (_, x, y) => new ElementwiseCpu(SpanFunctions.Floor, x, y),
        [nameof(Gather)] = (op, x, y) => new GatherCpu((Gather)op, x, y),
        [nameof(Gelu)] = (op, x, y) => new ElementwiseCpu(ActivationFunctions.Gelu((Gelu)op), x, y),
        [nameof(Gemm)] = (op, x, y) => MatrixProductCpu.Create((Gemm)op, x, y),
        [nameof(Greater)] = (_, x, y) => new ElementwiseCpu(BinaryFunctions.Greater, x, y),
        [nameof(GreaterOrEqual)] = (_, x, y) => new ElementwiseCpu(BinaryFunctions.GreaterOrEqual, x, y),
        [nameof(GroupNormalization)] = (op, x, y) => new MomentNormalizationCpu((MomentNormalizationOp)op, x, y),
        [nameof(HardSigmoid)] = (op, x, y) => new ElementwiseCpu(ActivationFunctions.HardSigmoid((HardSigmoid)op), x, y),
        [nameof(HardSwish)] = (_, x, y) => new ElementwiseCpu(ActivationFunctions.HardSwish, x, y),
        [nameof(Hardmax)] = (op, x, y) => AxisSearchCpu.Hardmax((Hardmax)op, x, y),
        [nameof(Hysteresis)] = (op, x, y) => new HysteresisCpu((Hysteresis)op, x, y),
        [nameof(InstanceNormalization)] = (op, x, y) => new MomentNormalizationCpu((MomentNormalizationOp)op, x, y),
        [nameof(IsInf)] = (op, x, y) => new ElementwiseCpu(ActivationFunctions.IsInf((IsInf)op), x, y),
        [nameof(IsNaN)] = (_, x, y) => new ElementwiseCpu(ActivationFunctions.IsNaN, x, y),
        [nameof(LayerNormalization)] = (op, x, y) => new MomentNormalizationCpu((MomentNormalizationOp)op, x, y),
        [nameof(LeakyRelu)] = (op, x, y) => new ElementwiseCpu(SpanFunctions.LeakyRelu((LeakyRelu)op), x, y),
        [nameof(Less)] = (_, x, y) => new ElementwiseCpu(BinaryFunctions.Less, x, y),
        [nameof(LessOrEqual)] = (_, x, y) => new ElementwiseCpu(BinaryFunctions.LessOrEqual, x, y),
        [nameof(LocalResponseNormalization)] = (op, x, y) => new LocalResponseNormalizationCpu((LocalResponseNormalization)op, x, y),
        [nameof(Log)] = (_, x, y) => new ElementwiseCpu(SpanFunctions.Log, x, y),
        [nameof(LogSoftmax)] = (op, x, y) => new SoftmaxCpu((AxisOp)op, x, y),
        [nameof(LpPool2D)] = (op, x, y) => new LpPoolCpu((LpPool2D)op, x, y),
        [nameof(Magnitude)] = (_, x, y) => new ElementwiseCpu(SpanFunctions.Magnitude, x, y),
        [nameof(MatMul)] = (_, x, y) => MatrixProductCpu.Create(x, y),
        [nameof(Max)] = (_, x, y) => new ElementwiseCpu(SpanFunctions.Max, x, y),
        [nameof(MaxChannels)] = (op, x, y) => new ChannelReduceCpu(op, x, y),
        [nameof(MaxPool2D)] = (op, x, y) => new PoolCpu((PoolOp)op, x, y),
        [nameof(MaxPool3D)] = Reference,
        [nameof(MaxPoolIndices2D)] = Reference,
        [nameof(MeanChannels)] = (op, x, y) => new ChannelReduceCpu(op, x, y),
        [nameof(MedianFilter)] = (op, x, y) => new MedianFilterCpu((MedianFilter)op, x, y),
        [nameof(Min)] = (_, x, y) => new ElementwiseCpu(SpanFunctions.Min, x, y),
        [nameof(MinPool2D)] = (op, x, y) => new PoolCpu((PoolOp)op, x, y),
        [nameof(Mish)] = (_, x, y) => new ElementwiseCpu(ActivationFunctions.Mish, x, y),
        [nameof(Mod)] = (op, x, y) => new ElementwiseCpu(BinaryFunctions.Mod((Mod)op), x, y),
        [nameof(Mul)] = (_, x, y) => new ElementwiseCpu(SpanFunctions.Mul, x, y),
        [nameof(Neg)] = (_, x, y) => new ElementwiseCpu(SpanFunctions.Neg, x, y),
        [nameof(NonMaximumSuppression)] = (op, x, y) => new NonMaximumSuppressionCpu((NonMaximumSuppression)op, x, y),
        [nameof(NormalizedCrossCorrelation)] = (op, x, y) => new NormalizedCrossCorrelationCpu((NormalizedCrossCorrelation)op, x, y),
        [nameof(Not)] = (_, x, y) => new ElementwiseCpu(ActivationFunctions.Not, x, y),
        [nameof(Or)] = (_, x, y) => new ElementwiseCpu(BinaryFunctions.Or, x, y),
        [nameof(Orientation)] = (_, x, y) => new ElementwiseCpu(SpanFunctions.Orientation, x, y),
        [nameof(PRelu)] = (_, x, y) => new ElementwiseCpu(BinaryFunctions.PRelu, x, y),
        [nameof(Pad)] = Movement,
        [nameof(Pow)] = (_, x, y) => new ElementwiseCpu(BinaryFunctions.Pow, x, y),
        [nameof(QuantizeLinear)] = Reference,
        [nameof(Reciprocal)] = (_, x, y) => new ElementwiseCpu(SpanFunctions.Reciprocal, x, y),
        [nameof(Reduce)] = (op, x, y) => new ReduceCpu((Reduce)op, x, y),
        [nameof(Relu)] = (_, x, y) => new ElementwiseCpu(SpanFunctions.Relu, x, y),
        [nameof(Reshape)] = Movement,
        [nameof(Resize)] = (op, x, y) => new ResizeCpu((Resize)op, x, y),
        [nameof(Round)] = (_, x, y) => new ElementwiseCpu(SpanFunctions.Round, x, y),
        [nameof(Selu)] = (op, x, y) => new ElementwiseCpu(ActivationFunctions.Selu((Selu)op), x, y),
        [nameof(Sigmoid)] = (_, x, y) => new ElementwiseCpu(SpanFunctions.Sigmoid, x, y),
        [nameof(Sign)] = (_, x, y) => new ElementwiseCpu(ActivationFunctions.Sign, x, y),
        [nameof(Sin)] = (_, x, y) => new ElementwiseCpu(TrigonometricFunctions.Sin, x, y),
        [nameof(Sinh)] = (_, x, y) => new ElementwiseCpu(TrigonometricFunctions.Sinh, x, y),
        [nameof(Slice)] = Movement,
        [nameof(Softmax)] = (op, x, y) => new SoftmaxCpu((AxisOp)op, x, y),
        [nameof(Softplus)] = (_, x, y) => new ElementwiseCpu(ActivationFunctions.Softplus, x, y),
        [nameof(Softsign)] = (_, x, y) => new ElementwiseCpu(ActivationFunctions.Softsign, x, y),
        [nameof(SpaceToDepth)] = Movement,
        [nameof(Sqrt)] = (_, x, y) => new ElementwiseCpu(SpanFunctions.Sqrt, x, y),
        [nameof(Sub)] = (_, x, y) => new ElementwiseCpu(SpanFunctions.Sub, x, y),
        [nameof(Tan)] = (_, x, y) => new ElementwiseCpu(TrigonometricFunctions.Tan, x, y),
        [nameof(Tanh)] = (_, x, y) => new ElementwiseCpu(SpanFunctions.Tanh, x, y),
        [nameof(ThresholdedRelu)] = (op, x, y) => new ElementwiseCpu(ActivationFunctions.ThresholdedRelu((ThresholdedRelu)op), x, y),
        [nameof(Tile)] = Movement,
        [nameof(TopK)] = Reference,
        [nameof(TopKIndices)] = Reference,
        [nameof(Transpose)] = Movement,
        [nameof(Where)] = (_, x, y) => new WhereCpu(x, y),
        [nameof(Xor)] = (_, x, y) => new ElementwiseCpu(BinaryFunctions.Xor, x, y),
    };

    /// <summary>Names of the ops that have a kernel.</summary>
    public static IReadOnlyCollection<string> Names => Table.Keys;

    /// <summary>The kernel for an op on these tensors; the op's reference where there is no other, as for most whole numbers.</summary>
    public static CpuKernel Create(Op op, Tensor[] inputs, Tensor output) =>
        Table.TryGetValue(op.Name, out var create) && (IsFloat(inputs.Append(output)) || (op is ArgOp or Gather && IsFloat([inputs[0]])))
            ? create(op, inputs, output)
            : new ReferenceKernel(op, inputs, output);

    private static bool IsFloat(IEnumerable<Tensor> tensors) => tensors.All(tensor => tensor.Type != ElementType.Int64);

    private static MovementCpu Movement(Op op, Tensor[] inputs, Tensor output) => new MovementCpu((AxisMovementOp)op, inputs, output);

    /// <summary>For ops whose reference is the only way on the processor.</summary>
    private static ReferenceKernel Reference(Op op, Tensor[] inputs, Tensor output) => new ReferenceKernel(op, inputs, output);
}
