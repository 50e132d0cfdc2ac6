using LiveConv.Cpu.Correlation;
using LiveConv.Cpu.Fourier;
using LiveConv.Cpu.Rows;
using LiveConv.Graphs;
using LiveConv.Ops;
using LiveConv.Tensors;

namespace LiveConv.Cpu;

/// <summary>Which kernel computes which op.</summary>
public static class CpuKernels
{
    private static readonly Dictionary<string, Func<Op, Tensor[], Tensor, CpuKernel>> Table = new()
    {
        [nameof(ArgMax)] = (op, x, y) => AxisSearchCpu.Index((ArgOp)op, x, y),
        [nameof(ArgMin)] = (op, x, y) => AxisSearchCpu.Index((ArgOp)op, x, y),
        [nameof(AveragePool2D)] = (op, x, y) => new PoolCpu((PoolOp)op, x, y),
        [nameof(AveragePool3D)] = Reference,
        [nameof(BatchNormalization)] = (op, x, y) => new BatchNormalizationCpu((BatchNormalization)op, x, y),
        [nameof(BilateralFilter)] = RowByRow,
        [nameof(BoxNonMaximumSuppression)] = Reference,
        [nameof(Cast)] = (_, x, y) => new CastCpu(x, y),
        [nameof(ColorToGray)] = (op, x, y) => new ChannelReduceCpu(op, x, y),
        [nameof(Concat)] = (op, x, y) => new ConcatCpu((Concat)op, x, y),
        [nameof(Conv2D)] = (op, x, y) => Conv2DCpu.Create((Conv2D)op, x, y),
        [nameof(Conv3D)] = Reference,
        [nameof(ConvTranspose2D)] = (op, x, y) => new ConvTranspose2DCpu((ConvTranspose2D)op, x, y),
        [nameof(ConvTranspose3D)] = Reference,
        [nameof(DepthToSpace)] = Movement,
        [nameof(DequantizeLinear)] = Reference,
        [nameof(EdgeThinning)] = RowByRow,
        [nameof(Expand)] = Movement,
        [nameof(Gather)] = (op, x, y) => new GatherCpu((Gather)op, x, y),
        [nameof(Gemm)] = (op, x, y) => MatrixProductCpu.Create((Gemm)op, x, y),
        [nameof(GroupNormalization)] = (op, x, y) => new MomentNormalizationCpu((MomentNormalizationOp)op, x, y),
        [nameof(Hardmax)] = (op, x, y) => AxisSearchCpu.Hardmax((Hardmax)op, x, y),
        [nameof(Hysteresis)] = (op, x, y) => new HysteresisCpu((Hysteresis)op, x, y),
        [nameof(InstanceNormalization)] = (op, x, y) => new MomentNormalizationCpu((MomentNormalizationOp)op, x, y),
        [nameof(LayerNormalization)] = (op, x, y) => new MomentNormalizationCpu((MomentNormalizationOp)op, x, y),
        [nameof(LocalResponseNormalization)] = (op, x, y) => new LocalResponseNormalizationCpu((LocalResponseNormalization)op, x, y),
        [nameof(LogSoftmax)] = (op, x, y) => new SoftmaxCpu((AxisOp)op, x, y),
        [nameof(LpPool2D)] = (op, x, y) => new LpPoolCpu((LpPool2D)op, x, y),
        [nameof(MatMul)] = (_, x, y) => MatrixProductCpu.Create(x, y),
        [nameof(MaxChannels)] = (op, x, y) => new ChannelReduceCpu(op, x, y),
        [nameof(MaxPool2D)] = (op, x, y) => new PoolCpu((PoolOp)op, x, y),
        [nameof(MaxPool3D)] = Reference,
        [nameof(MaxPoolGradient)] = (op, x, y) => new MaxPoolGradientCpu(((MaxPoolGradient)op).Pool, x, y),
        [nameof(MaxPoolIndices2D)] = Reference,
        [nameof(MeanChannels)] = (op, x, y) => new ChannelReduceCpu(op, x, y),
        [nameof(MedianFilter)] = RowByRow,
        [nameof(MinPool2D)] = (op, x, y) => new PoolCpu((PoolOp)op, x, y),
        [nameof(NonMaximumSuppression)] = (op, x, y) => new NonMaximumSuppressionCpu((NonMaximumSuppression)op, x, y),
        [nameof(NormalizedCrossCorrelation)] = RowByRow,
        [nameof(Pad)] = Movement,
        [nameof(QuantizeLinear)] = Reference,
        [nameof(Reduce)] = (op, x, y) => new ReduceCpu((Reduce)op, x, y),
        [nameof(Reshape)] = Movement,
        [nameof(Resize)] = (op, x, y) => new ResizeCpu((Resize)op, x, y),
        [nameof(Slice)] = Movement,
        [nameof(Softmax)] = (op, x, y) => new SoftmaxCpu((AxisOp)op, x, y),
        [nameof(SpaceToDepth)] = Movement,
        [nameof(Tile)] = Movement,
        [nameof(TopK)] = Reference,
        [nameof(TopKIndices)] = Reference,
        [nameof(Transpose)] = Movement,
        [nameof(Where)] = (_, x, y) => new WhereCpu(x, y),
    };

    /// <summary>Names of the ops that have a kernel.</summary>
    public static IReadOnlyCollection<string> Names { get; } = [.. Table.Keys, .. ElementwiseFunctions.Names];

    /// <summary>The kernel for an op on these tensors; the op's reference where there is no other, as for most whole numbers.</summary>
    public static CpuKernel Create(Op op, Tensor[] inputs, Tensor output)
    {
        if (!TakesTypes(op, [.. inputs.Select(input => input.Type)], output.Type)) return new ReferenceKernel(op, inputs, output);
        if (ElementwiseFunctions.Find(op) is { } function) return new ElementwiseCpu(function, inputs, output);
        return Table.TryGetValue(op.Name, out var create) ? create(op, inputs, output) : new ReferenceKernel(op, inputs, output);
    }

    /// <summary>The kernel for a layer on these tensors; those of its constants never change, so that more ways are open.</summary>
    public static CpuKernel Create(Node layer, Tensor[] inputs, Tensor output)
    {
        ArgumentNullException.ThrowIfNull(layer);
        return layer.Op is NormalizedCrossCorrelation correlation && layer.Inputs[1].Constant is { } template && FourierCorrelation.Tiles(template, layer.Shape) is { } tiles
            ? FourierKernels.Create(correlation, tiles, inputs, output)
            : Create(layer.Op, inputs, output);
    }

    /// <summary>Whether a layer is computed by its reference.</summary>
    internal static bool IsReference(Node layer) =>
        !TakesTypes(layer.Op, [.. layer.Inputs.Select(input => input.Type)], layer.Type)
        || (!ElementwiseFunctions.Names.Contains(layer.Op.Name) && (!Table.TryGetValue(layer.Op.Name, out var create) || create == Reference));

    private static bool TakesTypes(Op op, ElementType[] inputs, ElementType output) =>
        (output != ElementType.Int64 && !inputs.Contains(ElementType.Int64)) || (op is ArgOp or Gather && inputs[0] != ElementType.Int64);

    private static MovementCpu Movement(Op op, Tensor[] inputs, Tensor output) => new MovementCpu((AxisMovementOp)op, inputs, output);

    /// <summary>For ops that are always computed row by row.</summary>
    private static CpuKernel RowByRow(Op op, Tensor[] inputs, Tensor output) =>
        RowChainBuilder.Single(op, inputs, output) is { } chain ? chain : Reference(op, inputs, output);

    /// <summary>For ops whose reference is the only way on the processor.</summary>
    private static ReferenceKernel Reference(Op op, Tensor[] inputs, Tensor output) => new ReferenceKernel(op, inputs, output);
}
