using System.Runtime.CompilerServices;
using LiveConv.Cpu.Vectors;

namespace LiveConv.Cpu.Fourier;

/// <summary>
/// Fast Fourier transforms of a length that is a power of two, as many side by side as a vector holds numbers, in place: radix 4, and one pass of radix 2 where
/// the length isn't a power of four. Going forward by decimation in frequency leaves the results in an order of their own; going back by
/// decimation in time begins in that order, so that nothing is sorted between the two (Van Loan, Computational Frameworks for the Fast
/// Fourier Transform, 1.9 and 2.4).
/// </summary>
internal sealed unsafe class FourierTransform<V>
    where V : struct, IDoubleVector<V>
{
    private const int Factors = 6;

    private readonly int length;

    // For each pass but the last, from the longest on, for each place j: ωʲ, ω²ʲ, ω³ʲ as cosine and sine, where ω is the root of that pass.
    private readonly double[] factors;

    /// <param name="length">A power of two, at least 2.</param>
    public FourierTransform(int length)
    {
        this.length = length;
        List<double> roots = [];
        for (var size = length; size > 4; size /= 4)
        {
            for (var j = 0; j < size / 4; j++)
            {
                for (var k = 1; k <= 3; k++)
                {
                    var (cosine, sine) = Root(k * j, size);
                    roots.AddRange([cosine, sine]);
                }
            }
        }

        factors = [.. roots];
    }

    /// <summary>e^(−2πi·k/n), each part within one unit in the last place: angles are brought to an eighth of the circle first.</summary>
    public static (double Cosine, double Sine) Root(int k, int n)
    {
        var eighth = Math.DivRem(8 * (k % n), n, out var rest);
        // k/n = (eighth + rest/n)/8: from the nearer end of that eighth.
        var angle = Math.PI / 4 * ((eighth & 1) == 0 ? rest : n - rest) / n;
        var (sine, cosine) = Math.SinCos(angle);
        var (c, s) = eighth switch
        {
            0 => (cosine, sine),
            1 => (sine, cosine),
            2 => (-sine, cosine),
            3 => (-cosine, sine),
            4 => (-cosine, -sine),
            5 => (-sine, -cosine),
            6 => (sine, -cosine),
            _ => (cosine, -sine),
        };
        return (c, -s);
    }

    /// <summary>X[k] = Σ_n x[n]·e^(−2πi·kn/length), in an order of its own.</summary>
    /// <param name="x">As many <see cref="ComplexLine{V}"/> as the length.</param>
    public void Forward(double* x)
    {
        fixed (double* first = factors)
        {
            var roots = first;
            var size = length;
            for (; size > 4; size /= 4)
            {
                ForwardPass(x, size, roots);
                roots += size / 4 * Factors;
            }

            if (size == 4) Fours(x, minus: 1, plus: 3);
            else Twos(x);
        }
    }

    /// <summary>What <see cref="Forward"/> was given, times the length.</summary>
    public void Inverse(double* x)
    {
        fixed (double* first = factors)
        {
            var roots = first + factors.Length;
            var size = 4;
            if ((System.Numerics.BitOperations.Log2((uint)length) & 1) == 0)
            {
                Fours(x, minus: 3, plus: 1);
                size = 16;
            }
            else
            {
                Twos(x);
                size = 8;
            }

            for (; size <= length; size *= 4)
            {
                roots -= size / 4 * Factors;
                InversePass(x, size, roots);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void ForwardPass(double* x, int size, double* roots)
    {
        nint block = size * ComplexLine<V>.Length, quarter = block / 4, end = (nint)length * ComplexLine<V>.Length;
        for (nint j = 0; j < quarter; j += ComplexLine<V>.Length, roots += Factors)
        {
            V c1 = V.Create(roots[0]), s1 = V.Create(roots[1]), m1 = V.Create(-roots[1]);
            V c2 = V.Create(roots[2]), s2 = V.Create(roots[3]), m2 = V.Create(-roots[3]);
            V c3 = V.Create(roots[4]), s3 = V.Create(roots[5]), m3 = V.Create(-roots[5]);
            for (var at = x + j; at < x + end; at += block)
            {
                var a = ComplexLine<V>.Load(at);
                var b = ComplexLine<V>.Load(at + quarter);
                var c = ComplexLine<V>.Load(at + (2 * quarter));
                var d = ComplexLine<V>.Load(at + (3 * quarter));
                var (even, odd) = (a + c, b + d);
                (even + odd).Store(at);
                (even - odd).Times(c2, s2, m2).Store(at + (2 * quarter));
                (even, odd) = (a - c, b - d);
                ComplexLine<V>.MinusTurned(even, odd).Times(c1, s1, m1).Store(at + quarter);
                ComplexLine<V>.PlusTurned(even, odd).Times(c3, s3, m3).Store(at + (3 * quarter));
            }
        }
    }

    /// <summary>Undoes <see cref="ForwardPass"/>, times 4.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void InversePass(double* x, int size, double* roots)
    {
        nint block = size * ComplexLine<V>.Length, quarter = block / 4, end = (nint)length * ComplexLine<V>.Length;
        for (nint j = 0; j < quarter; j += ComplexLine<V>.Length, roots += Factors)
        {
            V c1 = V.Create(roots[0]), s1 = V.Create(-roots[1]), m1 = V.Create(roots[1]);
            V c2 = V.Create(roots[2]), s2 = V.Create(-roots[3]), m2 = V.Create(roots[3]);
            V c3 = V.Create(roots[4]), s3 = V.Create(-roots[5]), m3 = V.Create(roots[5]);
            for (var at = x + j; at < x + end; at += block)
            {
                var a = ComplexLine<V>.Load(at);
                var b = ComplexLine<V>.Load(at + quarter).Times(c1, s1, m1);
                var c = ComplexLine<V>.Load(at + (2 * quarter)).Times(c2, s2, m2);
                var d = ComplexLine<V>.Load(at + (3 * quarter)).Times(c3, s3, m3);
                var (even, odd) = (a + c, b + d);
                (even + odd).Store(at);
                (even - odd).Store(at + (2 * quarter));
                (even, odd) = (a - c, b - d);
                ComplexLine<V>.PlusTurned(even, odd).Store(at + quarter);
                ComplexLine<V>.MinusTurned(even, odd).Store(at + (3 * quarter));
            }
        }
    }

    /// <summary>The last pass forward and the first back, whose roots are 1.</summary>
    /// <param name="x">The line.</param>
    /// <param name="minus">Which of the four outputs is a − c − i·(b − d): 1 forward, 3 back.</param>
    /// <param name="plus">Which is a − c + i·(b − d): 3 forward, 1 back.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Fours(double* x, nint minus, nint plus)
    {
        nint line = ComplexLine<V>.Length, end = length * line;
        for (var at = x; at < x + end; at += 4 * line)
        {
            ComplexLine<V> a = ComplexLine<V>.Load(at), b = ComplexLine<V>.Load(at + line), c = ComplexLine<V>.Load(at + (2 * line)), d = ComplexLine<V>.Load(at + (3 * line));
            var (even, odd) = (a + c, b + d);
            (even + odd).Store(at);
            (even - odd).Store(at + (2 * line));
            (even, odd) = (a - c, b - d);
            ComplexLine<V>.MinusTurned(even, odd).Store(at + (minus * line));
            ComplexLine<V>.PlusTurned(even, odd).Store(at + (plus * line));
        }
    }

    /// <summary>The last pass forward and the first back where the length isn't a power of four.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Twos(double* x)
    {
        nint line = ComplexLine<V>.Length, end = length * line;
        for (var at = x; at < x + end; at += 2 * line)
        {
            ComplexLine<V> a = ComplexLine<V>.Load(at), b = ComplexLine<V>.Load(at + line);
            (a + b).Store(at);
            (a - b).Store(at + line);
        }
    }
}
