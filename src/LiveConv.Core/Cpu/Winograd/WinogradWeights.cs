using LiveConv.Cpu.Blocked;
using LiveConv.Cpu.Vectors;
using LiveConv.Tensors;
using LiveConv.Winograd;

namespace LiveConv.Cpu.Winograd;

/// <summary>
/// Transformed weights as tiles of products read them: [unit][place in the transformed tile][input channel][output], a unit being two vectors of
/// outputs (the last one may be one). Transformed in double, rounded once. Outputs that lack have weights of 0.
/// </summary>
internal sealed unsafe class WinogradWeights<V>
    where V : struct, IFloatVector<V>
{
    private readonly AlignedMemory memory;
    private readonly AlignedMemory zeros = new(PixelTiles<V>.MostVectors * V.Count);
    private readonly int channels;
    private readonly int vectors;
    private readonly int places;

    /// <param name="transform">The matrices.</param>
    /// <param name="weights">M×C×3×3.</param>
    /// <param name="flip">Whether the kernel is turned by 180°.</param>
    public WinogradWeights(WinogradTransform transform, Tensor weights, bool flip)
    {
        (channels, vectors, places) = (weights.Shape.C, (weights.Shape.N + V.Count - 1) / V.Count, transform.Tile * transform.Tile);
        memory = new AlignedMemory(checked(vectors * V.Count * channels * places));
        Parallel.For(0, weights.Shape.N, output =>
        {
            var (unit, lane) = Math.DivRem(output, PixelTiles<V>.MostVectors * V.Count);
            var to = memory.Pointer + (UnitSize * unit) + lane;
            var width = Vectors(unit) * V.Count;
            Span<float> kernel = stackalloc float[WinogradTransform.Kernel * WinogradTransform.Kernel];
            Span<double> transformed = stackalloc double[places];
            for (var c = 0; c < channels; c++)
            {
                weights.Data.AsSpan(weights.Index(output, c, 0, 0), kernel.Length).CopyTo(kernel);
                if (flip) kernel.Reverse();
                transform.TransformWeights(kernel, transformed);
                for (var place = 0; place < places; place++) to[((nint)place * channels * width) + (c * width)] = (float)transformed[place];
            }
        });
    }

    /// <summary>Pairs of vectors of outputs, the incomplete one counted.</summary>
    public int Units => (vectors + PixelTiles<V>.MostVectors - 1) / PixelTiles<V>.MostVectors;

    private nint UnitSize => (nint)PixelTiles<V>.MostVectors * V.Count * channels * places;

    /// <summary>Vectors of outputs of a unit.</summary>
    public int Vectors(int unit) => Math.Min(PixelTiles<V>.MostVectors, vectors - (unit * PixelTiles<V>.MostVectors));

    /// <summary>Sets how the products are cut into runs: the channels of each block.</summary>
    public void SetRuns(ref TileWork work)
    {
        (work.Runs, work.RunLength) = (channels / V.Count, V.Count);
        (work.ShortRuns, work.ShortLength) = (channels % V.Count == 0 ? 0 : 1, channels % V.Count);
        work.Bias = zeros.Pointer;
    }

    /// <summary>The weights of a unit at a place of the transformed tile.</summary>
    public float* At(int unit, int place) => memory.Pointer + (UnitSize * unit) + ((nint)place * channels * Vectors(unit) * V.Count);
}
