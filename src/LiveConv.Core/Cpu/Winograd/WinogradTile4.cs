using System.Runtime.CompilerServices;
using LiveConv.Cpu.Vectors;
using LiveConv.Winograd;

namespace LiveConv.Cpu.Winograd;

/// <summary>F(4×4, 3×3) on the points 0, ±a, ±b: rows for p and −p are an even part and p times an odd part, added and subtracted.</summary>
internal readonly unsafe struct WinogradTile4<V> : IWinogradTile<V>
    where V : struct, IFloatVector<V>
{
    private const float A = 0.625f, B = 1.5f;
    private const float A2 = A * A, B2 = B * B, A3 = A2 * A, B3 = B2 * B;

    public static WinogradTransform Transform => WinogradTransform.F4;

    public static int Tile => 6;

    public static int Outputs => 4;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Data(float* x, nint step, float* to, nint toStep)
    {
        V x1 = V.Load(x + step), x2 = V.Load(x + (2 * step)), x3 = V.Load(x + (3 * step)), x4 = V.Load(x + (4 * step));
        V sum = V.Create(-(A2 + B2)), product = V.Create(A2 * B2), a2 = V.Create(-A2), b2 = V.Create(-B2);
        V.MultiplyAdd(product, V.Load(x), V.MultiplyAdd(sum, x2, x4)).Store(to);
        V.MultiplyAdd(product, x1, V.MultiplyAdd(sum, x3, V.Load(x + (5 * step)))).Store(to + (5 * toStep));
        V even = V.MultiplyAdd(b2, x2, x4), odd = V.MultiplyAdd(b2, x1, x3);
        V.MultiplyAdd(V.Create(A), odd, even).Store(to + toStep);
        V.MultiplyAdd(V.Create(-A), odd, even).Store(to + (2 * toStep));
        (even, odd) = (V.MultiplyAdd(a2, x2, x4), V.MultiplyAdd(a2, x1, x3));
        V.MultiplyAdd(V.Create(B), odd, even).Store(to + (3 * toStep));
        V.MultiplyAdd(V.Create(-B), odd, even).Store(to + (4 * toStep));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Output(float* x, nint step, float* to, nint toStep)
    {
        V x1 = V.Load(x + step), x2 = V.Load(x + (2 * step)), x3 = V.Load(x + (3 * step)), x4 = V.Load(x + (4 * step));
        var minus = V.Create(-1);
        V evenA = x1 + x2, evenB = x3 + x4, oddA = V.MultiplyAdd(minus, x2, x1), oddB = V.MultiplyAdd(minus, x4, x3);
        (V.Load(x) + evenA + evenB).Store(to);
        V.MultiplyAdd(V.Create(A), oddA, V.Create(B) * oddB).Store(to + toStep);
        V.MultiplyAdd(V.Create(A2), evenA, V.Create(B2) * evenB).Store(to + (2 * toStep));
        V.MultiplyAdd(V.Create(A3), oddA, V.MultiplyAdd(V.Create(B3), oddB, V.Load(x + (5 * step)))).Store(to + (3 * toStep));
    }
}
