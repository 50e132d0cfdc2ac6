using LiveConv.Cpu.Fourier;
using LiveConv.Cpu.Vectors;

namespace LiveConv.Core.Tests.Cpu;

public unsafe class FourierTransformTests
{
    public static TheoryData<int, int> Lengths
    {
        get
        {
            var data = new TheoryData<int, int>();
            foreach (var bits in new[] { 128, 256, 512 })
                for (var length = 2; length <= 2048; length *= 2) data.Add(bits, length);
            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Lengths))]
    public void Inverse_OfAProductOfSpectra_IsTheCircularConvolution(int bits, int length)
    {
        if (bits == 512) CheckConvolution<Double512>(length);
        else if (bits == 256) CheckConvolution<Double256>(length);
        else CheckConvolution<Double128>(length);
    }

    [Theory]
    [InlineData(2)]
    [InlineData(8)]
    [InlineData(64)]
    [InlineData(128)]
    public void Forward_OfAnyValues_HoldsTheSumsOfTheDefinition(int length)
    {
        var random = new Random(length);
        var x = Fill(random, length * ComplexLine<Double256>.Length);
        var spectrum = x.ToArray();
        fixed (double* values = spectrum) new FourierTransform<Double256>(length).Forward(values);
        // The order is the transform's own: each expected number has to occur, in the first place of a line.
        var found = Enumerable.Range(0, length).Select(i => (Real: spectrum[8 * i], Imaginary: spectrum[(8 * i) + 4])).ToList();
        for (var k = 0; k < length; k++)
        {
            double real = 0, imaginary = 0;
            for (var n = 0; n < length; n++)
            {
                var (sine, cosine) = Math.SinCos(-2 * Math.PI * k * n / length);
                real += (x[8 * n] * cosine) - (x[(8 * n) + 4] * sine);
                imaginary += (x[8 * n] * sine) + (x[(8 * n) + 4] * cosine);
            }

            var match = found.FindIndex(value => Math.Abs(value.Real - real) + Math.Abs(value.Imaginary - imaginary) < 1e-11);
            Assert.True(match >= 0, $"X[{k}]");
            found.RemoveAt(match);
        }
    }

    [Fact]
    public void Root_OfEveryPlace_IsWithinThreeUnitsRoundoff()
    {
        // The factors' part of the declared bound. Decimals have 28 digits.
        foreach (var length in new[] { 8, 64, 1024 })
        {
            for (var k = 0; k < length; k++)
            {
                var (cosine, sine) = FourierTransform<Double128>.Root(k, length);
                var (exactCosine, exactSine) = SeriesOf(2 * 3.1415926535897932384626433833m * k / length);
                var (a, b) = ((double)(Exact(cosine) - exactCosine), (double)(Exact(sine) + exactSine));
                Assert.InRange(Math.Sqrt((a * a) + (b * b)), 0, 3 * Math.Pow(2, -53));
            }
        }
    }

    /// <summary>A double as a decimal, to 2⁻⁶⁰; a cast would keep 15 digits.</summary>
    private static decimal Exact(double value) => (decimal)(long)(value * (1L << 60)) / (1L << 60);

    private static (decimal Cosine, decimal Sine) SeriesOf(decimal angle)
    {
        decimal cosine = 0, sine = 0, term = 1;
        for (var n = 0; n < 60; n += 2)
        {
            cosine += term;
            term *= angle / (n + 1);
            sine += term;
            term *= -angle / (n + 2);
        }

        return (cosine, sine);
    }

    private static double[] Fill(Random random, int count) => [.. Enumerable.Range(0, count).Select(_ => (random.NextDouble() * 2) - 1)];

    /// <summary>Each place of the vector is a transform of its own.</summary>
    private static void CheckConvolution<V>(int length)
        where V : struct, IDoubleVector<V>
    {
        var random = new Random(length);
        var (line, transform) = (ComplexLine<V>.Length, new FourierTransform<V>(length));
        double[] x = Fill(random, length * line), h = Fill(random, length * line), expected = new double[length * line];
        for (var i = 0; i < length; i++)
        {
            // Three taps are enough: they reach around the end.
            foreach (var tap in new[] { 0, 1, length - 1 }.Distinct())
            {
                var from = (i - tap + length) % length;
                for (var lane = 0; lane < V.Count; lane++)
                {
                    var (a, b) = (x[(from * line) + lane], x[(from * line) + V.Count + lane]);
                    var (c, d) = (h[(tap * line) + lane], h[(tap * line) + V.Count + lane]);
                    expected[(i * line) + lane] += (a * c) - (b * d);
                    expected[(i * line) + V.Count + lane] += (a * d) + (b * c);
                }
            }
        }

        for (var i = 2; i < length - 1; i++) Array.Clear(h, i * line, line);
        fixed (double* values = x, taps = h)
        {
            transform.Forward(values);
            transform.Forward(taps);
            for (var i = 0; i < length * line; i += line) ComplexLine<V>.Load(values + i).Times(ComplexLine<V>.Load(taps + i)).Store(values + i);
            transform.Inverse(values);
        }

        for (var i = 0; i < x.Length; i++) Assert.InRange((x[i] / length) - expected[i], -1e-13, 1e-13);
    }
}
