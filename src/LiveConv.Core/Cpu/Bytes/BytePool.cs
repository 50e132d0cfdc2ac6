using System.Runtime.CompilerServices;
using LiveConv.Cpu.Products;
using LiveConv.Ops;

namespace LiveConv.Cpu.Bytes;

/// <summary>The largest or smallest of each window: across rows, then along them.</summary>
internal sealed unsafe class BytePool<V>(PoolOp op, int width, int height) : ByteFilter(width, height)
    where V : struct, IByteVector<V>
{
    public override void Run(int phase, int from, int to)
    {
        if (op is MaxPool2D) Run<Largest>(0, from, to);
        else Run<Smallest>(255, from, to);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Run<TPick>(byte neutral, int from, int to)
        where TPick : struct, IPick
    {
        var (before, after) = (op.Padding.Left * BytesPerPixel, op.Padding.Right * BytesPerPixel);
        var memory = (byte*)PanelMemory.Take(((before + RowBytes + after) / sizeof(float)) + 1);
        var across = memory + before;
        new Span<byte>(memory, before).Fill(neutral);
        new Span<byte>(across + RowBytes, after).Fill(neutral);
        fixed (byte* pixels = Frame!.Rgba, picture = Picture.Rgba)
        {
            // The last vector ends with the row; some of its pixels are computed twice.
            var last = RowBytes - V.Count;
            for (var y = from; y < to; y++)
            {
                var (top, bottom) = (Math.Max(0, y - op.Padding.Top), Math.Min(Picture.Height - 1, y + op.Padding.Bottom));
                for (var j = 0; ; j = Math.Min(j + V.Count, last))
                {
                    Pick<TPick>(pixels + ((nint)top * RowBytes) + j, RowBytes, bottom - top + 1).Store(across + j);
                    if (j == last) break;
                }

                var result = picture + ((nint)y * RowBytes);
                for (var j = 0; ; j = Math.Min(j + V.Count, last))
                {
                    V.Opaque(Pick<TPick>(memory + j, BytesPerPixel, op.KernelWidth)).Store(result + j);
                    if (j == last) break;
                }
            }
        }
    }

    /// <summary>Picks among vectors that lie <paramref name="step"/> apart.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V Pick<TPick>(byte* x, nint step, int count)
        where TPick : struct, IPick
    {
        var value = V.Load(x);
        if (count == 5) return TPick.Pick(TPick.Pick(value, TPick.Pick(V.Load(x + step), V.Load(x + (2 * step)))), TPick.Pick(V.Load(x + (3 * step)), V.Load(x + (4 * step))));
        for (var i = 1; i < count; i++) value = TPick.Pick(value, V.Load(x += step));
        return value;
    }

    private interface IPick
    {
        static abstract V Pick(V a, V b);
    }

    private readonly struct Largest : IPick
    {
        public static V Pick(V a, V b) => V.Max(a, b);
    }

    private readonly struct Smallest : IPick
    {
        public static V Pick(V a, V b) => V.Min(a, b);
    }
}
