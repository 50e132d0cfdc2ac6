using LiveConv.Cpu.Vectors;
using LiveConv.Winograd;

namespace LiveConv.Cpu.Winograd;

/// <summary>
/// The two transforms of a Winograd convolution along one axis, on vectors of channels. A tile is transformed along its columns, then along its rows.
/// </summary>
internal unsafe interface IWinogradTile<V>
    where V : struct, IFloatVector<V>
{
    /// <summary>The matrices that <see cref="Data"/> and <see cref="Output"/> multiply by.</summary>
    static abstract WinogradTransform Transform { get; }

    /// <summary>n: rows and columns of inputs, as a constant.</summary>
    static abstract int Tile { get; }

    /// <summary>m: rows and columns of outputs, as a constant.</summary>
    static abstract int Outputs { get; }

    /// <summary>Bᵀ by n vectors, which lie <paramref name="step"/> floats apart; the n results lie <paramref name="toStep"/> apart.</summary>
    static abstract void Data(float* x, nint step, float* to, nint toStep);

    /// <summary>Aᵀ by n vectors; m results.</summary>
    static abstract void Output(float* x, nint step, float* to, nint toStep);
}
