using LiveConv.Cpu.Vectors;
using LiveConv.Ops;
using LiveConv.Tensors;

namespace LiveConv.Cpu.Blocked;

/// <summary>
/// Weights and bias as tiles read them: [group][unit][block of input channels][tap][channel][output], where a unit is two vectors of outputs (the
/// last one of a group may be one). Outputs that lack have weights of 0.
/// </summary>
internal sealed unsafe class ConvolutionWeights<V>
    where V : struct, IFloatVector<V>
{
    private readonly AlignedMemory memory;
    private readonly AlignedMemory bias;
    private readonly int vectors;
    private readonly int depth;
    private readonly (int Runs, int RunLength, int ShortRuns, int ShortLength) runs;

    /// <param name="op">The convolution.</param>
    /// <param name="weights">M×C/groups×KH×KW.</param>
    /// <param name="bias">A value for each output channel, or null.</param>
    /// <param name="pixel">Channels in a block of the input; 1 for row-major.</param>
    public ConvolutionWeights(Conv2D op, Tensor weights, Tensor? bias, int pixel)
    {
        var (w, taps) = (weights.Shape, weights.Shape.H * weights.Shape.W);
        var outputs = w.N / op.Groups;
        vectors = (outputs + V.Count - 1) / V.Count;
        depth = w.C * taps;
        runs = (w.C / pixel * taps, pixel, w.C % pixel == 0 ? 0 : taps, w.C % pixel);
        memory = new AlignedMemory(checked(op.Groups * vectors * V.Count * depth));
        this.bias = new AlignedMemory(op.Groups * vectors * V.Count);
        var to = memory.Pointer;
        for (var group = 0; group < op.Groups; group++)
        {
            for (var o = 0; bias is not null && o < outputs; o++) this.bias.Pointer[(group * vectors * V.Count) + o] = bias.Data[(group * outputs) + o];
            for (var unit = 0; unit < Units; unit++)
            {
                var first = unit * PixelTiles<V>.MostVectors * V.Count;
                Pack(op, weights, (group * outputs) + first, Math.Min(outputs - first, Width(unit)), pixel, to, Width(unit));
                to += (nint)depth * Width(unit);
            }
        }
    }

    /// <summary>Pairs of vectors of outputs of a group, the incomplete one counted.</summary>
    public int Units => (vectors + PixelTiles<V>.MostVectors - 1) / PixelTiles<V>.MostVectors;

    /// <summary>Sets how the products are cut into runs.</summary>
    public void SetRuns(ref TileWork work) => (work.Runs, work.RunLength, work.ShortRuns, work.ShortLength) = runs;

    /// <summary>Sets the weights of a unit; returns its vectors.</summary>
    public int SetUnit(ref TileWork work, int group, int unit)
    {
        var vector = (group * vectors) + (unit * PixelTiles<V>.MostVectors);
        work.Weights = memory.Pointer + ((nint)vector * V.Count * depth);
        work.Bias = bias.Pointer + (vector * V.Count);
        return Width(unit) / V.Count;
    }

    private static void Pack(Conv2D op, Tensor weights, int output, int outputs, int pixel, float* to, int width)
    {
        var (w, taps) = (weights.Shape, weights.Shape.H * weights.Shape.W);
        for (var block = 0; block < w.C; block += pixel)
        for (var tap = 0; tap < taps; tap++)
        for (var c = block; c < Math.Min(block + pixel, w.C); c++, to += width)
        {
            var from = (c * taps) + (op.Flip ? taps - 1 - tap : tap);
            for (var o = 0; o < outputs; o++) to[o] = weights.Data[((output + o) * w.C * taps) + from];
        }
    }

    private int Width(int unit) => Math.Min(PixelTiles<V>.MostVectors, vectors - (unit * PixelTiles<V>.MostVectors)) * V.Count;
}
