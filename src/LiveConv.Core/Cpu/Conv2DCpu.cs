using System.Numerics;
using System.Numerics.Tensors;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using LiveConv.Cpu.Products;
using LiveConv.Ops;
using Tensor = LiveConv.Tensors.Tensor;

namespace LiveConv.Cpu;

/// <summary>
/// Direct convolution: a padded copy of the input, then each output row as Σ weight · shifted input row, 4 vectors at a
/// time in registers. For pictures and depthwise layers, where a product has too few rows.
/// </summary>
internal sealed class Conv2DCpu : CpuKernel
{
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
    public static CpuKernel Create(Conv2D op, Tensor[] inputs, Tensor output) => Conv2DProductCpu.Suits(op, inputs[1].Shape)
        ? new Conv2DProductCpu(op, inputs, output, ProductKernels.Best)
        : new Conv2DCpu(op, inputs, output);

    public override int Phases => 2;

    public override int Rows(int phase) => phase == 0 ? planes.Rows : output.Shape.N * output.Shape.C * output.Shape.H;

    public override void Run(int phase, int from, int to)
    {
        if (phase == 0)
        {
            planes.Fill(from, to);
            return;
        }

        var shape = output.Shape;
        var perGroup = shape.C / op.Groups;
        for (var row = from; row < to; row++)
        {
            var (picture, y) = Math.DivRem(row, shape.H);
            var (n, m) = Math.DivRem(picture, shape.C);
            var plane = ((n * channels * op.Groups) + (m / perGroup * channels)) * planes.PlaneSize;
            var x = planes.Data.AsSpan(plane + (y * op.StrideY * planes.Stride));
            var w = weights.Data.AsSpan(m * offsets.Length, offsets.Length);
            var destination = output.Data.AsSpan(row * shape.W, shape.W);
            ConvolveRow(x, w, bias?.Data[m] ?? 0, destination);
            if (residual is not null) TensorPrimitives.Add(destination, residual.Data.AsSpan(row * shape.W, shape.W), destination);
            activate?.Invoke(destination, default, destination);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void ConvolveRow(ReadOnlySpan<float> x, ReadOnlySpan<float> w, float start, Span<float> y)
    {
        var count = Simd.Count;
        var taps = offsets;
        ref var origin = ref MemoryMarshal.GetReference(x);
        var j = 0;
        for (; j + (4 * count) <= y.Length; j += 4 * count)
        {
            var (a, b, c, d) = (new Vector<float>(start), new Vector<float>(start), new Vector<float>(start), new Vector<float>(start));
            for (var t = 0; t < taps.Length; t++)
            {
                var weight = new Vector<float>(w[t]);
                ref var source = ref Unsafe.Add(ref origin, taps[t] + j);
                a = Vector.MultiplyAddEstimate(weight, Vector.LoadUnsafe(ref source), a);
                b = Vector.MultiplyAddEstimate(weight, Vector.LoadUnsafe(ref source, (nuint)count), b);
                c = Vector.MultiplyAddEstimate(weight, Vector.LoadUnsafe(ref source, (nuint)(2 * count)), c);
                d = Vector.MultiplyAddEstimate(weight, Vector.LoadUnsafe(ref source, (nuint)(3 * count)), d);
            }

            ref var destination = ref y[j];
            a.StoreUnsafe(ref destination);
            b.StoreUnsafe(ref destination, (nuint)count);
            c.StoreUnsafe(ref destination, (nuint)(2 * count));
            d.StoreUnsafe(ref destination, (nuint)(3 * count));
        }

        for (; j < y.Length; j += count)
        {
            var sum = new Vector<float>(start);
            for (var t = 0; t < taps.Length; t++)
                sum = Vector.MultiplyAddEstimate(new Vector<float>(w[t]), Vector.LoadUnsafe(ref Unsafe.Add(ref origin, taps[t] + j)), sum);
            Simd.Store(y, j, sum);
        }
    }
}
