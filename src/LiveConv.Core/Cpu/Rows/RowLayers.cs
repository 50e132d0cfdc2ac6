using System.Runtime.Intrinsics;
using LiveConv.Cpu.Correlation;
using LiveConv.Cpu.Vectors;
using LiveConv.Ops;
using LiveConv.Tensors;

namespace LiveConv.Cpu.Rows;

/// <summary>Which ops are computed row by row, and by what.</summary>
internal static class RowLayers
{
    /// <summary>Inputs that are rows of a picture; the others are weights.</summary>
    public static int[] PictureInputs(Op op, int inputs) => op switch
    {
        Conv2D conv => conv.HasResidual ? [0, 3] : [0],
        NormalizedCrossCorrelation => [0],
        _ => [.. Enumerable.Range(0, inputs)],
    };

    /// <summary>The layer for an op on pictures of one size, at the vector width that suits the machine; null where rows aren't the way.</summary>
    /// <param name="op">The op.</param>
    /// <param name="inputs">Shapes of its inputs.</param>
    /// <param name="tensors">The tensors of its inputs; those of weights may not be null.</param>
    /// <param name="output">Shape of its output.</param>
    public static RowLayer? Create(Op op, Shape[] inputs, Tensor?[] tensors, Shape output) =>
        Vector512.IsHardwareAccelerated ? Create<Float512>(op, inputs, tensors, output)
        : Vector256.IsHardwareAccelerated ? Create<Float256>(op, inputs, tensors, output)
        : Create<Float128>(op, inputs, tensors, output);

    /// <summary>The layer for a convolution that <see cref="Create"/> would take, as columns and rows.</summary>
    public static RowLayer Separable(Conv2D op, KernelSplit split, Tensor weights, Tensor? bias) =>
        Vector512.IsHardwareAccelerated ? new SeparableRows<Float512>(op, split, weights, bias)
        : Vector256.IsHardwareAccelerated ? new SeparableRows<Float256>(op, split, weights, bias)
        : new SeparableRows<Float128>(op, split, weights, bias);

    /// <summary>Whether a convolution by rows and one by columns that reads only its sums can be computed as one layer.</summary>
    public static bool SuitTwoPasses(Conv2D first, Tensor row, Conv2D second, Tensor column) => TwoPassRows<Float128>.Suits(first, row, second, column);

    /// <summary>The layer for two convolutions that <see cref="SuitTwoPasses"/>.</summary>
    public static RowLayer TwoPass(Conv2D first, Tensor row, Conv2D second, Tensor column, Tensor? bias) =>
        Vector512.IsHardwareAccelerated ? new TwoPassRows<Float512>(first, row, second, column, bias)
        : Vector256.IsHardwareAccelerated ? new TwoPassRows<Float256>(first, row, second, column, bias)
        : new TwoPassRows<Float128>(first, row, second, column, bias);

    /// <summary>Whether two gradients can be computed together with the thinning and the thresholds after them.</summary>
    public static bool SuitEdges(Conv2D horizontal, Tensor weights, Conv2D vertical, Tensor otherWeights) => EdgeRows<Float128>.Suits(horizontal, weights, vertical, otherWeights);

    /// <summary>The layer for gradients that <see cref="SuitEdges"/> up to the bits of a hysteresis.</summary>
    public static RowLayer Edges(Conv2D horizontal, Tensor weights, Hysteresis thresholds, HysteresisBits bits) =>
        Vector512.IsHardwareAccelerated ? new EdgeRows<Float512>(horizontal, weights, thresholds, bits)
        : Vector256.IsHardwareAccelerated ? new EdgeRows<Float256>(horizontal, weights, thresholds, bits)
        : new EdgeRows<Float128>(horizontal, weights, thresholds, bits);

    /// <summary>The layer for Canny's thinning that needn't tell values up to <paramref name="floor"/> from 0.</summary>
    public static RowLayer Thinning(float floor) =>
        Vector512.IsHardwareAccelerated ? new ThinningRows<Float512>(floor)
        : Vector256.IsHardwareAccelerated ? new ThinningRows<Float256>(floor)
        : new ThinningRows<Float128>(floor);

    /// <summary>The layer at some vector width.</summary>
    public static RowLayer? Create<V>(Op op, Shape[] inputs, Tensor?[] tensors, Shape output)
        where V : struct, IFloatVector<V>
    {
        if (output.Rank != 4 || output.Count == 0) return null;
        foreach (var i in PictureInputs(op, inputs.Length))
        {
            if (inputs[i].Rank != 4 || (inputs[i].N, inputs[i].H, inputs[i].W) != (output.N, output.H, output.W)) return null;
        }

        switch (op)
        {
            case Conv2D conv:
                if (tensors[1] is not { } weights || (inputs.Length > 2 && tensors[2] is null) || !Suits(conv, weights.Shape)) return null;
                return new ConvRows<V>(conv, weights, inputs.Length > 2 ? tensors[2] : null);
            case NormalizedCrossCorrelation correlation:
                return tensors[1] is { } template ? Correlation<V>(correlation, template) : null;
            case MedianFilter median:
                return new MedianRows<V>(median.Size);
            case BilateralFilter bilateral:
                return new BilateralRows<V>(bilateral);
            case EdgeThinning:
                return new ThinningRows<V>(0);
            case Hysteresis hysteresis:
                return new MarkRows(hysteresis, output);
            case PoolOp pool and (MaxPool2D or MinPool2D or AveragePool2D) when pool is { StrideY: 1, StrideX: 1, DilationY: 1, DilationX: 1 }:
                return new PoolRows<V>(pool, output.H, output.W);
            case ColorToGray or MeanChannels or MaxChannels:
                return new ChannelRows(op);
            case Concat { Axis: 1 }:
                return new ConcatRows(0);
            case Slice slice when slice.Counts[2] == output.H && slice.Counts[3] == output.W && slice.Counts[0] == inputs[0].N && slice.Steps.All(step => step == 1):
                return new ConcatRows(slice.Starts[1]);
            default:
                return ElementwiseFunctions.Find(op) is { } function && inputs.All(shape => shape == output) ? new ElementwiseRows(function) : null;
        }
    }

    /// <summary>Sums in double, at the same width.</summary>
    private static RowLayer Correlation<V>(NormalizedCrossCorrelation op, Tensor template)
        where V : struct, IFloatVector<V> =>
        V.Count == Float512.Count ? new CorrelationRows<Double512>(op, template)
        : V.Count == Float256.Count ? new CorrelationRows<Double256>(op, template)
        : new CorrelationRows<Double128>(op, template);

    /// <summary>Windows of one step, and few channels: many are a matrix product's.</summary>
    private static bool Suits(Conv2D op, Shape weights) =>
        op is { StrideY: 1, StrideX: 1, DilationY: 1, DilationX: 1 } && (weights.C == 1 || !Conv2DProductCpu.Suits(op, weights));
}
