using LiveConv.Graphs;

namespace LiveConv.Shaders.Kernels;

/// <summary>How one op runs as compute shaders.</summary>
internal abstract class Kernel
{
    /// <summary>Width of a workgroup in x: all shaders declare local_size_x = 64.</summary>
    public const int GroupSize = 64;

    /// <summary>Whether the kernel computes this node; any other runs on the processor. Whole numbers never come to the GPU.</summary>
    public virtual bool Supports(Node node) => true;

    /// <summary>Whether input <paramref name="input"/> is read from the GPU; a constant that is packed at load isn't.</summary>
    public virtual bool ReadsTensor(Node node, int input) => true;

    /// <summary>Rows and columns around input <paramref name="input"/> that the kernel reads.</summary>
    public virtual (int Y, int X) Margin(Node node, int input, Func<Node, TensorLayout> layout) => (0, 0);

    /// <summary>Whether the kernel reads and writes planar tensors only.</summary>
    public virtual bool IsPlanar => false;

    /// <summary>Whether the kernel takes packed inputs stored as halves, and can store a packed result so.</summary>
    public virtual bool HandlesHalves(Node node, Func<Node, TensorLayout> layout) => false;

    /// <summary>Adds the dispatches that compute the node.</summary>
    public abstract void Build(KernelBuilder k);
}
