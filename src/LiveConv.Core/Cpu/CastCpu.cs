using LiveConv.Tensors;

namespace LiveConv.Cpu;

/// <summary>Casts among the types that are held as floats: a copy, or 1 for anything but 0.</summary>
internal sealed class CastCpu(Tensor[] inputs, Tensor output) : CpuKernel
{
    private const int Piece = 1 << 14;

    private readonly Tensor input = inputs[0];
    private readonly bool toBool = output.Type == ElementType.Bool;

    /// <summary>A row is some thousand elements.</summary>
    public override int Rows(int phase) => (output.Shape.Count + Piece - 1) / Piece;

    public override void Run(int phase, int from, int to)
    {
        var (first, last) = (from * Piece, Math.Min(output.Shape.Count, to * Piece));
        Span<float> x = input.Values, y = output.Values;
        if (!toBool)
        {
            x[first..last].CopyTo(y[first..]);
            return;
        }

        for (var i = first; i < last; i++) y[i] = x[i] != 0 ? 1 : 0;
    }
}
