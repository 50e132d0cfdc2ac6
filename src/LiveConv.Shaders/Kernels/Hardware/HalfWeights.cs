using LiveConv.Shaders.Gl;
using LiveConv.Tensors;
using LiveConv.Verification;

namespace LiveConv.Shaders.Kernels.Hardware;

/// <summary>Weights as halves: each output's by a power of two of its own, so that none is subnormal and loses precision.</summary>
internal static class HalfWeights
{
    /// <summary>The largest weight is scaled to below this.</summary>
    private const int MostExponent = 15;

    /// <summary>The weights times a power of two for each output, and what takes it back; null where one output's weights differ by more than halves do.</summary>
    /// <param name="weights">M×….</param>
    public static (Tensor Scaled, float[] Inverse)? TryScale(Tensor weights)
    {
        var (outputs, scaled) = (weights.Shape[0], new Tensor(weights.Shape));
        var inverse = new float[outputs];
        var each = outputs == 0 ? 0 : weights.Data.Length / outputs;
        for (var m = 0; m < outputs; m++)
        {
            var from = weights.Data.AsSpan(m * each, each);
            var (least, most) = (float.PositiveInfinity, 0f);
            foreach (var value in from)
            {
                if (!float.IsFinite(value)) return null;
                if (value != 0) least = Math.Min(least, Math.Abs(value));
                most = Math.Max(most, Math.Abs(value));
            }

            var exponent = most == 0 ? 0 : MostExponent - 1 - Math.ILogB(most);
            inverse[m] = (float)Math.ScaleB(1, -exponent);
            if (!float.IsNormal(inverse[m]) || Math.ScaleB((double)least, exponent) < HalfStorageErrorModel.Smallest) return null;
            for (var i = 0; i < each; i++) scaled.Data[(m * each) + i] = (float)Math.ScaleB((double)from[i], exponent);
        }

        return (scaled, inverse);
    }

    /// <summary>Values as halves, two in four bytes.</summary>
    public static GpuBuffer Pack(KernelBuilder k, float[] values)
    {
        var packed = new uint[(values.Length + 1) / 2];
        for (var i = 0; i < values.Length; i++) packed[i / 2] |= (uint)BitConverter.HalfToUInt16Bits((Half)values[i]) << (i % 2 * 16);
        return k.Buffer<uint>(packed);
    }

    /// <summary>The bias and behind it, from a whole texel on, what takes the scales back.</summary>
    public static float[] WithScales(float[] bias, float[] inverse)
    {
        var padded = (bias.Length + 3) / 4 * 4;
        var both = new float[2 * padded];
        bias.CopyTo(both, 0);
        inverse.CopyTo(both, padded);
        return both;
    }
}
