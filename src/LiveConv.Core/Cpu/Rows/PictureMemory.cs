using LiveConv.Cpu.Blocked;
using LiveConv.Tensors;

namespace LiveConv.Cpu.Rows;

/// <summary>
/// Where the tensors of pictures lie: each begins at a cache line, and neighbouring rows of two tensors lie at different places of their pages. A processor
/// compares the low bits of addresses first; a load that has those of a store shortly before waits for it (Intel, Optimization Reference Manual, "4-KByte
/// aliasing"; the same is measured on AMD's, 40 % of a blur's time). Tensors of one size that follow each other closely do that in every row.
/// </summary>
internal static class PictureMemory
{
    private const int Page = 4096;
    private const int CacheLine = 64;

    /// <summary>Rows above and below that are read while a row is written.</summary>
    private const int Reach = 8;

    /// <summary>A tensor of zeros.</summary>
    /// <param name="shape">N×C×H×W.</param>
    /// <param name="type">The type of its elements.</param>
    /// <param name="number">How many tensors of the graph were allocated before.</param>
    public static Tensor Allocate(Shape shape, ElementType type, int number)
    {
        if (type == ElementType.Int64 || shape.Rank != 4 || shape.Count == 0) return new Tensor(shape, type);
        var start = number * Distance(shape.W * sizeof(float)) % Page / sizeof(float);
        var memory = new AlignedMemory(shape.Count + start);
        var tensor = Tensor.Unplaced(shape, type);
        tensor.Place(memory.Array, memory.First + start);
        return tensor;
    }

    /// <summary>How far the beginnings of two tensors lie apart in their pages, so that the nearest rows of those, and of every other one, are as far apart as possible.</summary>
    /// <param name="rowBytes">From one row to the next.</param>
    internal static int Distance(int rowBytes) => Enumerable.Range(1, (Page / CacheLine) - 1).Select(line => line * CacheLine).MaxBy(distance =>
        Enumerable.Range(-Reach, (2 * Reach) + 1).Min(row => Math.Min(FromPage(distance - (row * rowBytes)), FromPage((2 * distance) - (row * rowBytes)))));

    /// <summary>How far an address is from the nearest beginning of a page.</summary>
    private static int FromPage(int address)
    {
        var place = ((address % Page) + Page) % Page;
        return Math.Min(place, Page - place);
    }
}
