using LiveConv.Ops;

namespace LiveConv.Cpu.Blocked;

/// <summary>
/// How windows lie along one axis, sorted by the remainder of the position and the stride: window j reads, with tap t, the remainder
/// <see cref="Remainder"/>(t) at place j + <see cref="Skip"/>(t). So what neighbouring windows read lies side by side at any stride.
/// Remainders that no tap meets are left out.
/// </summary>
internal sealed class WindowAxis
{
    private readonly int stride;
    private readonly int dilation;
    private readonly int before;
    private readonly int size;
    private readonly BorderMode border;
    private readonly int[] remainders;

    public WindowAxis(int size, int taps, int stride, int dilation, int before, BorderMode border)
    {
        (this.size, this.stride, this.dilation, this.before, this.border) = (size, stride, dilation, before, border);
        remainders = [.. Enumerable.Range(0, taps).Select(tap => tap * dilation % stride).Distinct().Order()];
        MostSkip = (taps - 1) * dilation / stride;
    }

    /// <summary>Number of different remainders.</summary>
    public int Remainders => remainders.Length;

    /// <summary>The largest <see cref="Skip"/>: windows read so many places more than there are windows.</summary>
    public int MostSkip { get; }

    /// <summary>Which of the remainders a tap reads, from 0.</summary>
    public int Remainder(int tap) => Array.IndexOf(remainders, tap * dilation % stride);

    public int Skip(int tap) => tap * dilation / stride;

    /// <summary>Which row or column of the input a place holds; −1 for zeros.</summary>
    public int Source(int remainder, int place) => Border.Map((place * stride) + remainders[remainder] - before, size, border);
}
