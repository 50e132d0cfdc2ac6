using System.Numerics;
using System.Runtime.CompilerServices;
using LiveConv.Ops;
using LiveConv.Tensors;

namespace LiveConv.Cpu;

/// <summary>The bilateral filter, a vector of pixels at once; both Gaussians in one exponential.</summary>
internal sealed class BilateralFilterCpu : CpuKernel
{
    private const int ChannelsAtOnce = 4;

    private readonly Tensor output;
    private readonly PaddedPlanes planes;
    private readonly int[] offsets;
    private readonly float[] spatial;
    private readonly float colorFactor;

    public BilateralFilterCpu(BilateralFilter op, Tensor[] inputs, Tensor output)
    {
        this.output = output;
        var radius = op.Radius;
        planes = new PaddedPlanes(inputs[0], new Padding(radius, radius, radius, radius), BorderMode.Reflect);
        var disc =
            from dy in Enumerable.Range(-radius, (2 * radius) + 1)
            from dx in Enumerable.Range(-radius, (2 * radius) + 1)
            where (dy * dy) + (dx * dx) <= radius * radius
            select (dy, dx);
        offsets = [.. disc.Select(place => ((place.dy + radius) * planes.Stride) + place.dx + radius)];
        spatial = [.. disc.Select(place => (float)(((place.dy * place.dy) + (place.dx * place.dx)) / (-2.0 * op.SigmaSpace * op.SigmaSpace)))];
        Centre = (radius * planes.Stride) + radius;
        colorFactor = (float)(-1 / (2.0 * op.SigmaColor * op.SigmaColor));
    }

    public override int Phases => 2;

    /// <summary>Where the window's middle lies, from its first pixel.</summary>
    private int Centre { get; }

    public override int Rows(int phase) => phase == 0 ? planes.Rows : output.Shape.N * output.Shape.H;

    public override void Run(int phase, int from, int to)
    {
        if (phase == 0)
        {
            planes.Fill(from, to);
            return;
        }

        for (var row = from; row < to; row++)
        {
            var (n, y) = Math.DivRem(row, output.Shape.H);
            for (var x = 0; x < output.Shape.W; x += Simd.Count)
            {
                // The weights of all channels are the same; with more than four they are computed again for the next four.
                for (var c = 0; c < output.Shape.C; c += ChannelsAtOnce) Filter(n, c, y, x);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Filter(int n, int firstChannel, int y, int x)
    {
        var (channels, size) = (output.Shape.C, planes.PlaneSize);
        var atOnce = Math.Min(ChannelsAtOnce, channels - firstChannel);
        ref var origin = ref planes.Data[(n * channels * size) + (y * planes.Stride) + x];
        ref var first = ref Unsafe.Add(ref origin, firstChannel * size);
        Span<Vector<float>> sums = stackalloc Vector<float>[ChannelsAtOnce];
        sums.Clear();
        var weights = Vector<float>.Zero;
        for (var t = 0; t < offsets.Length; t++)
        {
            var offset = offsets[t];
            var difference = Vector<float>.Zero;
            for (var plane = 0; plane < channels * size; plane += size)
            {
                var value = Vector.LoadUnsafe(ref Unsafe.Add(ref origin, plane + offset));
                difference += Vector.Abs(value - Vector.LoadUnsafe(ref Unsafe.Add(ref origin, plane + Centre)));
            }

            var weight = Simd.ExpOfNegative((difference * difference * colorFactor) + new Vector<float>(spatial[t]));
            weights += weight;
            for (var c = 0; c < atOnce; c++)
                sums[c] = Vector.MultiplyAddEstimate(weight, Vector.LoadUnsafe(ref Unsafe.Add(ref first, (c * size) + offset)), sums[c]);
        }

        for (var c = 0; c < atOnce; c++)
            Simd.Store(output.Data.AsSpan(output.Index(n, firstChannel + c, y, 0), output.Shape.W), x, sums[c] / weights);
    }
}
