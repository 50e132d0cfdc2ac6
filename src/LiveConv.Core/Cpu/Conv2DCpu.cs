using System.Numerics.Tensors;
using System.Runtime.Intrinsics;
using LiveConv.Cpu.Products;
using LiveConv.Cpu.Vectors;
using LiveConv.Ops;
using Tensor = LiveConv.Tensors.Tensor;

namespace LiveConv.Cpu;

/// <summary>
/// Direct convolution: a padded copy of the input, then output rows as Σ weight · shifted input row, 4 rows of 2 vectors at
/// a time in registers. For pictures and depthwise layers, where a product has too few rows; <see cref="Depthwise3x3Cpu{V}"/> for the most common ones.
/// </summary>
internal sealed unsafe class Conv2DCpu : CpuKernel
{
    private const int RowsAtOnce = 4;

    private readonly Conv2D op;
    private readonly Tensor weights;
    private readonly Tensor? bias;
    private readonly Tensor? residual;
    private readonly Tensor output;
    private readonly PaddedPlanes planes;
    private readonly int[] offsets;
    private readonly int channels;
    private readonly SpanFunction? activate;

    public Conv2DCpu(Conv2D op, Tensor[] inputs, Tensor output)
    {
        this.op = op;
        weights = inputs[1];
        bias = inputs.Length >= 3 ? inputs[2] : null;
        residual = op.HasResidual ? inputs[3] : null;
        this.output = output;
        planes = new PaddedPlanes(inputs[0], op.Padding, op.Border, op.StrideX);
        channels = weights.Shape.C;
        offsets = planes.Taps(op, weights.Shape);
        activate = op.Activation.Kind switch
        {
            ActivationKind.Relu => SpanFunctions.Relu,
            ActivationKind.LeakyRelu => SpanFunctions.LeakyRelu(new LeakyRelu(op.Activation.Slope)),
            ActivationKind.Clamp => SpanFunctions.Clamp(new Clamp(op.Activation.Low, op.Activation.High)),
            _ => null,
        };
    }

    /// <summary>The kernel that suits a convolution.</summary>
    public static CpuKernel Create(Conv2D op, Tensor[] inputs, Tensor output) =>
        Conv2DProductCpu.Suits(op, inputs[1].Shape) ? new Conv2DProductCpu(op, inputs, output, ProductKernels.Best)
        : Vector512.IsHardwareAccelerated && Depthwise3x3Cpu<Float512>.Suits(op, inputs[0].Shape, inputs[1].Shape) ? new Depthwise3x3Cpu<Float512>(op, inputs, output)
        : Vector256.IsHardwareAccelerated && Depthwise3x3Cpu<Float256>.Suits(op, inputs[0].Shape, inputs[1].Shape) ? new Depthwise3x3Cpu<Float256>(op, inputs, output)
        : Depthwise3x3Cpu<Float128>.Suits(op, inputs[0].Shape, inputs[1].Shape) ? new Depthwise3x3Cpu<Float128>(op, inputs, output)
        : new Conv2DCpu(op, inputs, output);

    public override int Phases => 2;

    public override int Rows(int phase) => phase == 0 ? planes.Rows : output.Shape.N * output.Shape.C * Blocks;

    private int Blocks => (output.Shape.H + RowsAtOnce - 1) / RowsAtOnce;

    public override void Run(int phase, int from, int to)
    {
        if (phase == 0)
        {
            planes.Fill(from, to);
            return;
        }

        var (shape, perGroup) = (output.Shape, output.Shape.C / op.Groups);
        fixed (float* x = planes.Padded.Values, w = weights.Values, y = output.Values)
        fixed (int* taps = offsets)
        {
            for (var index = from; index < to; index++)
            {
                var (picture, block) = Math.DivRem(index, Blocks);
                var (n, m) = Math.DivRem(picture, shape.C);
                var row = block * RowsAtOnce;
                var rows = Math.Min(RowsAtOnce, shape.H - row);
                var plane = ((n * channels * op.Groups) + (m / perGroup * channels)) * planes.PlaneSize;
                var step = op.StrideY * planes.Stride;
                var first = ((picture * shape.H) + row) * shape.W;
                ProductKernels.Best.Convolve(
                    x + plane + ((nint)row * step), step, taps, w + ((nint)m * offsets.Length), offsets.Length, bias?.Values[m] ?? 0, y + first, rows, shape.W);
                var destination = output.Values.Slice(first, rows * shape.W);
                if (residual is not null) TensorPrimitives.Add(destination, residual.Values.Slice(first, destination.Length), destination);
                activate?.Invoke(destination, default, destination);
            }
        }
    }
}
