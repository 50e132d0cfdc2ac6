using LiveConv.Tensors;

namespace LiveConv.Cpu.Blocked;

/// <summary>
/// Feature maps as [N][⌈C/lanes⌉][H][W][lanes]: a vector holds neighbouring channels of one pixel. Lanes beyond the last channel
/// hold anything, NaN too: no kernel may let them reach another lane.
/// </summary>
internal sealed unsafe class BlockedTensor
{
    /// <summary>A tensor without memory; see <see cref="Place(AlignedMemory, int)"/>.</summary>
    /// <param name="shape">N×C×H×W.</param>
    /// <param name="lanes">Floats in a vector.</param>
    public BlockedTensor(Shape shape, int lanes) => (Shape, Lanes) = (shape, lanes);

    public Shape Shape { get; }

    /// <summary>Channels in a block.</summary>
    public int Lanes { get; }

    /// <summary>Blocks of channels of a picture; the last one may be incomplete.</summary>
    public int Blocks => (Shape.C + Lanes - 1) / Lanes;

    /// <summary>Floats of a block: from one to the next.</summary>
    public int Plane => Shape.H * Shape.W * Lanes;

    /// <summary>Floats of all blocks.</summary>
    public int Length => FloatsOf(Shape, Lanes);

    public float* Data { get; private set; }

    /// <summary>Where the values lie; this reference keeps them there.</summary>
    public AlignedMemory? Memory { get; private set; }

    /// <summary>A tensor with memory of its own.</summary>
    public static BlockedTensor Allocate(Shape shape, int lanes)
    {
        var tensor = new BlockedTensor(shape, lanes);
        tensor.Place(new AlignedMemory(tensor.Length), 0);
        return tensor;
    }

    /// <summary>Floats that a tensor of this shape takes.</summary>
    public static int FloatsOf(Shape shape, int lanes) => checked(shape.N * ((shape.C + lanes - 1) / lanes * lanes) * shape.H * shape.W);

    /// <summary>Gives the values their place; not while a kernel runs.</summary>
    /// <param name="memory">Where they lie.</param>
    /// <param name="offset">From which float on; a multiple of the lanes.</param>
    public void Place(AlignedMemory memory, int offset)
    {
        if (offset < 0 || offset + Length > memory.Length) throw new ArgumentOutOfRangeException(nameof(offset));
        Memory = memory;
        Data = memory.Pointer + offset;
    }

    /// <summary>The first value of a block of a picture.</summary>
    public float* Block(int n, int block) => Data + (((nint)n * Blocks) + block) * Plane;
}
