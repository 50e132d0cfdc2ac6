using System.Runtime.InteropServices;
using LiveConv.Tensors;

namespace LiveConv.Cpu.Rows;

/// <summary>What one thread needs to run a <see cref="RowChain"/>: the rows between its steps.</summary>
/// <param name="outputs">The rows of each step.</param>
/// <param name="inputs">The rows that each step reads.</param>
/// <param name="tensors">The tensors that some outputs are rows of.</param>
internal sealed unsafe class RowScratch(RowBuffer[] outputs, RowBuffer[][] inputs, Tensor?[] tensors)
{
    private readonly GCHandle[] handles = new GCHandle[tensors.Length];

    public RowBuffer[] Outputs => outputs;

    public RowBuffer[][] Inputs => inputs;

    /// <summary>Time spent in each step.</summary>
    public long[] Ticks { get; } = new long[tensors.Length];

    public void Pin()
    {
        for (var i = 0; i < tensors.Length; i++)
        {
            if (tensors[i] is { } tensor) handles[i] = GCHandle.Alloc(tensor.Memory, GCHandleType.Pinned);
        }
    }

    public void Unpin()
    {
        for (var i = 0; i < handles.Length; i++)
        {
            if (handles[i].IsAllocated) handles[i].Free();
        }
    }

    /// <summary>Begins with a picture of a batch; only while pinned.</summary>
    public void Begin(int picture)
    {
        for (var i = 0; i < outputs.Length; i++)
            outputs[i].Begin(picture, tensors[i] is { } tensor ? (float*)handles[i].AddrOfPinnedObject() + tensor.Start : null);
    }
}
