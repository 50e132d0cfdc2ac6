using System.Numerics;
using LiveConv.Ops;
using LiveConv.Tensors;

namespace LiveConv.Cpu;

/// <summary>Correlation with a template in two passes over each window, mean and centred sums, a vector of windows at once.</summary>
internal sealed class NormalizedCrossCorrelationCpu : CpuKernel
{
    private readonly Tensor template;
    private readonly Tensor output;
    private readonly PaddedPlanes planes;
    private readonly int[] offsets;
    private readonly float[] centred;
    private readonly float epsilon;
    private float length;

    public NormalizedCrossCorrelationCpu(NormalizedCrossCorrelation op, Tensor[] inputs, Tensor output)
    {
        template = inputs[1];
        this.output = output;
        var (kh, kw) = (template.Shape.H, template.Shape.W);
        planes = new PaddedPlanes(inputs[0], Padding.Same(kh, kw), BorderMode.Replicate);
        offsets = [.. Enumerable.Range(0, kh * kw).Select(k => (k / kw * planes.Stride) + (k % kw))];
        centred = new float[kh * kw];
        epsilon = op.Epsilon * centred.Length;
    }

    public override int Phases => 3;

    public override int Rows(int phase) => phase switch
    {
        0 => 1,
        1 => planes.Rows,
        _ => output.Shape.N * output.Shape.H,
    };

    public override void Run(int phase, int from, int to)
    {
        if (phase == 0)
        {
            CentreTemplate();
            return;
        }

        if (phase == 1)
        {
            planes.Fill(from, to);
            return;
        }

        for (var row = from; row < to; row++)
        {
            var y = output.Values.Slice(row * output.Shape.W, output.Shape.W);
            var (n, i) = Math.DivRem(row, output.Shape.H);
            if (length == 0) y.Clear();
            else Correlate(planes.Padded.Values[((n * planes.PlaneSize) + (i * planes.Stride))..], y);
        }
    }

    /// <summary>The template may change from run to run, so it is centred in each.</summary>
    private void CentreTemplate()
    {
        double sum = 0, squares = 0;
        var varies = false;
        foreach (var value in template.Values)
        {
            sum += value;
            varies |= value != template.Values[0];
        }

        var mean = sum / centred.Length;
        for (var k = 0; k < centred.Length; k++)
        {
            squares += (template.Values[k] - mean) * (template.Values[k] - mean);
            centred[k] = (float)(template.Values[k] - mean);
        }

        length = varies ? (float)Math.Sqrt(squares) : 0;
    }

    private void Correlate(ReadOnlySpan<float> x, Span<float> y)
    {
        for (var j = 0; j < y.Length; j += Simd.Count)
        {
            var sum = Vector<float>.Zero;
            foreach (var offset in offsets) sum += Simd.Load(x, offset + j);
            var mean = sum / new Vector<float>(offsets.Length);
            var (dot, squares) = (Vector<float>.Zero, Vector<float>.Zero);
            for (var k = 0; k < offsets.Length; k++)
            {
                var value = Simd.Load(x, offsets[k] + j) - mean;
                dot = Vector.MultiplyAddEstimate(value, new Vector<float>(centred[k]), dot);
                squares = Vector.MultiplyAddEstimate(value, value, squares);
            }

            Simd.Store(y, j, dot / (Vector.SquareRoot(squares + new Vector<float>(epsilon)) * length));
        }
    }
}
