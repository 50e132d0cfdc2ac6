using LiveConv.Ops;
using LiveConv.Tensors;

namespace LiveConv.Cpu;

/// <summary>Which kernel computes which op.</summary>
internal static class CpuKernels
{
    private static readonly Dictionary<string, Func<Op, Tensor[], Tensor, CpuKernel>> Table = new()
    {
        [nameof(Abs)] = (_, x, y) => new ElementwiseCpu(SpanFunctions.Abs, x, y),
        [nameof(Add)] = (_, x, y) => new ElementwiseCpu(SpanFunctions.Add, x, y),
        [nameof(Affine)] = (op, x, y) => new ElementwiseCpu(SpanFunctions.Affine((Affine)op), x, y),
        [nameof(AveragePool2D)] = (op, x, y) => new PoolCpu((PoolOp)op, x, y),
        [nameof(BilateralFilter)] = (op, x, y) => new BilateralFilterCpu((BilateralFilter)op, x, y),
        [nameof(Clamp)] = (op, x, y) => new ElementwiseCpu(SpanFunctions.Clamp((Clamp)op), x, y),
        [nameof(ColorToGray)] = (op, x, y) => new ChannelReduceCpu(op, x, y),
        [nameof(Concat)] = (op, x, y) => new ConcatCpu((Concat)op, x, y),
        [nameof(Conv2D)] = (op, x, y) => new Conv2DCpu((Conv2D)op, x, y),
        [nameof(EdgeThinning)] = (_, x, y) => new EdgeThinningCpu(x, y),
        [nameof(Gather)] = Reference,
        [nameof(Gemm)] = Reference,
        [nameof(Hysteresis)] = (op, x, y) => new HysteresisCpu((Hysteresis)op, x, y),
        [nameof(LeakyRelu)] = (op, x, y) => new ElementwiseCpu(SpanFunctions.LeakyRelu((LeakyRelu)op), x, y),
        [nameof(Magnitude)] = (_, x, y) => new ElementwiseCpu(SpanFunctions.Magnitude, x, y),
        [nameof(MatMul)] = Reference,
        [nameof(Max)] = (_, x, y) => new ElementwiseCpu(SpanFunctions.Max, x, y),
        [nameof(MaxChannels)] = (op, x, y) => new ChannelReduceCpu(op, x, y),
        [nameof(MaxPool2D)] = (op, x, y) => new PoolCpu((PoolOp)op, x, y),
        [nameof(MeanChannels)] = (op, x, y) => new ChannelReduceCpu(op, x, y),
        [nameof(MedianFilter)] = (op, x, y) => new MedianFilterCpu((MedianFilter)op, x, y),
        [nameof(MinPool2D)] = (op, x, y) => new PoolCpu((PoolOp)op, x, y),
        [nameof(Mul)] = (_, x, y) => new ElementwiseCpu(SpanFunctions.Mul, x, y),
        [nameof(NonMaximumSuppression)] = (op, x, y) => new NonMaximumSuppressionCpu((NonMaximumSuppression)op, x, y),
        [nameof(NormalizedCrossCorrelation)] = (op, x, y) => new NormalizedCrossCorrelationCpu((NormalizedCrossCorrelation)op, x, y),
        [nameof(Orientation)] = (_, x, y) => new ElementwiseCpu(SpanFunctions.Orientation, x, y),
        [nameof(Relu)] = (_, x, y) => new ElementwiseCpu(SpanFunctions.Relu, x, y),
        [nameof(Reshape)] = Movement,
        [nameof(Resize)] = (op, x, y) => new ResizeCpu((Resize)op, x, y),
        [nameof(Sigmoid)] = (_, x, y) => new ElementwiseCpu(SpanFunctions.Sigmoid, x, y),
        [nameof(Slice)] = Movement,
        [nameof(Sub)] = (_, x, y) => new ElementwiseCpu(SpanFunctions.Sub, x, y),
        [nameof(Tanh)] = (_, x, y) => new ElementwiseCpu(SpanFunctions.Tanh, x, y),
        [nameof(Transpose)] = Movement,
    };

    /// <summary>Names of the ops that have a kernel.</summary>
    public static IReadOnlyCollection<string> Names => Table.Keys;

    /// <summary>The kernel for an op on these tensors; the op's reference where there is no other, as for whole numbers.</summary>
    public static CpuKernel Create(Op op, Tensor[] inputs, Tensor output) =>
        Table.TryGetValue(op.Name, out var create) && !inputs.Append(output).Any(tensor => tensor.Type == ElementType.Int64)
            ? create(op, inputs, output)
            : new ReferenceKernel(op, inputs, output);

    private static MovementCpu Movement(Op op, Tensor[] inputs, Tensor output) => new MovementCpu((AxisMovementOp)op, inputs, output);

    /// <summary>For ops whose reference is the only way on the processor.</summary>
    private static ReferenceKernel Reference(Op op, Tensor[] inputs, Tensor output) => new ReferenceKernel(op, inputs, output);
}
