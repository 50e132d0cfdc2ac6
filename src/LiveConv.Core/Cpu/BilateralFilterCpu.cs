using System.Numerics;
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

    private void Filter(int n, int firstChannel, int y, int x)
    {
        var data = planes.Data.AsSpan((n * output.Shape.C * planes.PlaneSize) + (y * planes.Stride) + x);
        var channels = Math.Min(ChannelsAtOnce, output.Shape.C - firstChannel);
        Span<Vector<float>> sums = stackalloc Vector<float>[ChannelsAtOnce];
        sums.Clear();
        var weights = Vector<float>.Zero;
        for (var t = 0; t < offsets.Length; t++)
        {
            var difference = Vector<float>.Zero;
            for (var c = 0; c < output.Shape.C; c++)
            {
                var plane = data[(c * planes.PlaneSize)..];
                difference += Vector.Abs(Simd.Load(plane, offsets[t]) - Simd.Load(plane, Centre));
            }

            var weight = Vector.Exp((difference * difference * colorFactor) + new Vector<float>(spatial[t]));
            weights += weight;
            for (var c = 0; c < channels; c++)
                sums[c] = Vector.MultiplyAddEstimate(weight, Simd.Load(data[((firstChannel + c) * planes.PlaneSize)..], offsets[t]), sums[c]);
        }

        for (var c = 0; c < channels; c++)
            Simd.Store(output.Data.AsSpan(output.Index(n, firstChannel + c, y, 0), output.Shape.W), x, sums[c] / weights);
    }
}
