using System.Runtime.CompilerServices;
using LiveConv.Cpu.Vectors;
using LiveConv.Winograd;

namespace LiveConv.Cpu.Winograd;

/// <summary>F(2×2, 3×3).</summary>
internal readonly unsafe struct WinogradTile2<V> : IWinogradTile<V>
    where V : struct, IFloatVector<V>
{
    public static WinogradTransform Transform => WinogradTransform.F2;

    public static int Tile => 4;

    public static int Outputs => 2;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Data(float* x, nint step, float* to, nint toStep)
    {
        V x0 = V.Load(x), x1 = V.Load(x + step), x2 = V.Load(x + (2 * step)), x3 = V.Load(x + (3 * step));
        var minus = V.Create(-1);
        V.MultiplyAdd(minus, x0, x2).Store(to);
        (x1 + x2).Store(to + toStep);
        V.MultiplyAdd(minus, x1, x2).Store(to + (2 * toStep));
        V.MultiplyAdd(minus, x1, x3).Store(to + (3 * toStep));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Output(float* x, nint step, float* to, nint toStep)
    {
        V x0 = V.Load(x), x1 = V.Load(x + step), x2 = V.Load(x + (2 * step)), x3 = V.Load(x + (3 * step));
        (x0 + x1 + x2).Store(to);
        V.MultiplyAdd(V.Create(-1), x2, x1 + x3).Store(to + toStep);
    }
}
