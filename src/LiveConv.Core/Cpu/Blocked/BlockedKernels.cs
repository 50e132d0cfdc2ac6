using System.Runtime.Intrinsics;
using LiveConv.Cpu.Vectors;
using LiveConv.Cpu.Winograd;
using LiveConv.Graphs;
using LiveConv.Ops;
using LiveConv.Tensors;

namespace LiveConv.Cpu.Blocked;

/// <summary>Which layers are computed on blocked feature maps, and by which kernels, at one vector width.</summary>
internal abstract class BlockedKernels
{
    /// <summary>Of these kernels the machine has vectors.</summary>
    public static BlockedKernels Best { get; } = OfThisMachine(usesWinograd: true);

    /// <summary>The same without Winograd: each output is summed over its own window, in one order everywhere.</summary>
    public static BlockedKernels Direct { get; } = OfThisMachine(usesWinograd: false);

    /// <summary>The kernels of all widths, used wherever they can be, for tests; what the machine lacks is emulated.</summary>
    public static IReadOnlyList<BlockedKernels> All { get; } =
        [new BlockedKernels<Float128>(eager: true), new BlockedKernels<Float256>(eager: true), new BlockedKernels<Float512>(eager: true)];

    /// <summary>Kernels for blocks of fewer channels, or in the end for row-major values; null if there are none. See <see cref="BlockWidth"/>.</summary>
    public abstract BlockedKernels? Narrower { get; }

    /// <summary>Floats in a vector.</summary>
    public abstract int Lanes { get; }

    /// <summary>The layouts of a layer's output and inputs; null where the row-major kernels compute it.</summary>
    /// <param name="layer">The layer.</param>
    /// <param name="isBlocked">Whether an input of it is computed in blocks.</param>
    public abstract LayerLayout? Plan(Node layer, Predicate<Node> isBlocked);

    /// <summary>The kernel of a layer for which <see cref="Plan"/> found a layout.</summary>
    public abstract CpuKernel Create(Node layer, LayerLayout layout, CpuValues values);

    private static BlockedKernels OfThisMachine(bool usesWinograd)
    {
        BlockedKernels kernels = new BlockedKernels<Float128>(eager: false, usesWinograd, new RowMajorKernels());
        if (Vector256.IsHardwareAccelerated) kernels = new BlockedKernels<Float256>(eager: false, usesWinograd, kernels);
        return Vector512.IsHardwareAccelerated ? new BlockedKernels<Float512>(eager: false, usesWinograd, kernels) : kernels;
    }
}

/// <inheritdoc/>
/// <param name="eager">Whether what a graph is fed counts as blocked, so that layers are computed in blocks for themselves.</param>
/// <param name="usesWinograd">Whether convolutions may be computed by Winograd's method.</param>
/// <param name="narrower">See <see cref="BlockedKernels.Narrower"/>.</param>
internal sealed class BlockedKernels<V>(bool eager, bool usesWinograd = true, BlockedKernels? narrower = null) : BlockedKernels
    where V : struct, IFloatVector<V>
{
    /// <summary>Row-major input of at most so many channels is read as it is.</summary>
    private const int FewChannels = 4;

    public override int Lanes => V.Count;

    public override BlockedKernels? Narrower => narrower;

    public override LayerLayout? Plan(Node layer, Predicate<Node> isBlocked)
    {
        var inputs = layer.Inputs;
        bool IsBlocked(Node node) => isBlocked(node) || (eager && node.Op is Input);
        if (layer.Type != ElementType.Float32 || inputs.Any(input => input.Type != ElementType.Float32)) return null;
        if (inputs.Length == 0 || layer.Shape.Count == 0) return null;
        if (ElementwiseFunctions.Names.Contains(layer.Op.Name))
        {
            return layer.Shape.Rank == 4 && inputs.Any(input => IsBlocked(input)) && inputs.All(input => IsOperand(input, layer))
                ? new LayerLayout(true, [.. inputs.Select(input => !IsConstant(input))])
                : null;
        }

        if (inputs[0].Shape.Rank != 4) return null;
        return layer.Op switch
        {
            Conv2D conv => PlanConvolution(conv, layer, IsBlocked(inputs[0])),
            Reduce reduce when BlockedReduce<V>.Suits(reduce) && IsBlocked(inputs[0]) => new LayerLayout(false, [true]),
            PoolOp pool when BlockedPool<V>.Suits(pool) && IsBlocked(inputs[0]) => new LayerLayout(true, [true]),
            MaxPoolGradient when IsBlocked(inputs[0]) => new LayerLayout(true, [true, true]),
            BatchNormalization when IsBlocked(inputs[0]) && inputs.Skip(1).All(IsConstant) => new LayerLayout(true, [true, false, false, false, false]),
            Concat { Axis: 1 } when inputs.Count(input => IsBlocked(input)) * 2 > inputs.Length => new LayerLayout(true, [.. inputs.Select(_ => true)]),
            InstanceNormalization when IsBlocked(inputs[0]) && inputs.Skip(1).All(IsConstant) => new LayerLayout(true, [true, false, false]),
            LocalResponseNormalization op when BlockedResponseNormalization<V>.Suits(op) && IsBlocked(inputs[0]) => new LayerLayout(true, [true]),
            Resize when IsBlocked(inputs[0]) => new LayerLayout(true, [true]),
            AxisMovementOp op when IsBlocked(inputs[0]) && BlockedMovement.Suits(op, inputs[0].Shape, layer.Shape) => new LayerLayout(true, [true]),
            _ => null,
        };
    }

    public override CpuKernel Create(Node layer, LayerLayout layout, CpuValues values)
    {
        var inputs = layer.Inputs;
        if (layer.Op is Reduce reduce) return new BlockedReduce<V>(reduce, values.Blocked(inputs[0]), values.Planar(layer));
        var output = values.Blocked(layer);
        return layer.Op switch
        {
            Conv2D conv when IsDepthwise(conv, inputs[1].Shape) => new BlockedDepthwise<V>(
                conv, values.Blocked(inputs[0]), inputs[1].Constant!, Bias(layer), conv.HasResidual ? values.Blocked(inputs[3]) : null, output),
            Conv2D conv => CreateConvolution(conv, layer, layout, values, output),
            PoolOp pool => new BlockedPool<V>(pool, values.Blocked(inputs[0]), output),
            MaxPoolGradient op => new BlockedMaxPoolGradient<V>(op.Pool, values.Blocked(inputs[0]), values.Blocked(inputs[1]), output),
            BatchNormalization op => new BlockedScale<V>(op, values.Blocked(inputs[0]), [.. inputs.Skip(1).Select(input => input.Constant!)], output),
            InstanceNormalization op => new BlockedInstanceNormalization<V>(op, values.Blocked(inputs[0]), [.. inputs.Skip(1).Select(input => input.Constant!)], output),
            LocalResponseNormalization op => new BlockedResponseNormalization<V>(op, values.Blocked(inputs[0]), output),
            Resize op => new BlockedResize<V>(op, values.Blocked(inputs[0]), output),
            AxisMovementOp op => new BlockedMovement(op, values.Blocked(inputs[0]), output),
            Concat => new BlockedConcat([.. inputs.Select(values.Blocked)], output),
            _ => new BlockedElementwise(
                ElementwiseFunctions.Find(layer.Op)!, [.. inputs.Select(input => input.Constant is { } value ? Repeated(value, layer.Shape) : values.Blocked(input))], output),
        };
    }

    private CpuKernel CreateConvolution(Conv2D op, Node layer, LayerLayout layout, CpuValues values, BlockedTensor output)
    {
        var (x, weights, bias) = (layer.Inputs[0], layer.Inputs[1].Constant!, Bias(layer));
        var residual = op.HasResidual ? values.Blocked(layer.Inputs[3]) : null;
        if (!layout.Inputs[0]) return new BlockedConv2D<V>(op, new ConvolutionInput(values.Planar(x)), weights, bias, residual, output);
        return (usesWinograd ? WinogradChoice.Create<V>(op, values.Blocked(x), weights, bias, residual, output) : null)
            ?? new BlockedConv2D<V>(op, new ConvolutionInput(values.Blocked(x)), weights, bias, residual, output);
    }

    private static Tensor? Bias(Node layer) => layer.Inputs.Length >= 3 ? layer.Inputs[2].Constant : null;

    private static bool IsConstant(Node node) => node.Constant is not null;

    private static bool IsDepthwise(Conv2D op, Shape weights) => op.Groups > 1 && BlockedDepthwise<V>.Suits(op, weights);

    /// <summary>Whether outputs are sums over the channels of one pixel, so that each value is read once for all outputs of a part.</summary>
    private static bool IsPixelwise(Conv2D op, Shape w) => w is { H: 1, W: 1 } && op is { StrideX: 1, StrideY: 1 } && op.Padding == default;

    private LayerLayout? PlanConvolution(Conv2D op, Node layer, bool blocked)
    {
        var (x, w) = (layer.Inputs[0], layer.Inputs[1].Shape);
        if (!layer.Inputs.Skip(1).Take(2).All(IsConstant)) return null;
        bool Layouts(int input) => input is 0 or 3;
        if (IsDepthwise(op, w)) return blocked ? new LayerLayout(true, [.. layer.Inputs.Select((_, i) => Layouts(i))]) : null;

        // Pictures and their filters stay row-major, and half a vector of outputs is the least.
        if (!BlockedConv2D<V>.Suits(op, w)) return null;
        if (!eager && (w.N * 2 < V.Count || (w.N <= FewChannels && !blocked))) return null;
        var planar = !blocked && op.Groups == 1 && (x.Shape.C <= FewChannels || IsPixelwise(op, w)) && PixelTiles<V>.InputKind(op.StrideX) > 0;
        return new LayerLayout(true, [.. layer.Inputs.Select((_, i) => Layouts(i) && !(planar && i == 0))]);
    }

    /// <summary>Whether an element-wise op can read this input in blocks: it has the output's shape or gives each channel one value.</summary>
    private static bool IsOperand(Node input, Node layer)
    {
        var (shape, output) = (input.Shape, layer.Shape);
        if (shape == output) return true;
        if (shape.Count == 1) return IsConstant(input);
        if (IsConstant(input)) return shape.Count == output.C && shape.Rank >= 3 && shape[shape.Rank - 3] == output.C;
        return shape.Rank == 4 && shape.C == output.C && shape is { H: 1, W: 1 } && (shape.N == output.N || shape.N == 1);
    }

    /// <summary>A constant as one value for each channel, or in the output's own shape.</summary>
    private static BlockedTensor Repeated(Tensor value, Shape output)
    {
        var whole = value.Shape.Count == output.Count && value.Shape.Count != output.C;
        var shape = whole ? output : new Shape(1, (output.C + V.Count - 1) / V.Count * V.Count, 1, 1);
        var data = value.Data;
        if (!whole)
        {
            // A single value in the lanes that lack too, as some functions look whether all are the same.
            data = new float[shape.Count];
            if (value.Data.Length == 1) Array.Fill(data, value.Data[0]);
            else value.Data.CopyTo(data, 0);
        }

        var result = BlockedTensor.Allocate(shape, V.Count);
        new LayoutCopy(new Tensor(shape, data), result, toBlocked: true).Run();
        return result;
    }
}
