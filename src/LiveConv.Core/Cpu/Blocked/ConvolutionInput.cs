using System.Runtime.InteropServices;
using LiveConv.Tensors;

namespace LiveConv.Cpu.Blocked;

/// <summary>What a blocked convolution reads: a blocked tensor, or a row-major one.</summary>
internal sealed class ConvolutionInput
{
    private readonly BlockedTensor? blocked;
    private readonly Tensor? planar;

    public ConvolutionInput(BlockedTensor tensor) => (blocked, Shape, Pixel, Plane) = (tensor, tensor.Shape, tensor.Lanes, tensor.Plane);

    public ConvolutionInput(Tensor tensor) => (planar, Shape, Pixel, Plane) = (tensor, tensor.Shape, 1, tensor.Shape.H * tensor.Shape.W);

    public Shape Shape { get; }

    /// <summary>Floats of a pixel of a plane: a vector, or 1.</summary>
    public int Pixel { get; }

    /// <summary>Floats from one block, or channel, to the next.</summary>
    public int Plane { get; }

    /// <summary>Holds the tensor in its place.</summary>
    public unsafe Pinned Pin() => blocked is not null
        ? new Pinned(default, blocked.Data, (nint)blocked.Plane * blocked.Blocks)
        : new Pinned(GCHandle.Alloc(planar!.Memory, GCHandleType.Pinned), null, (nint)Plane * Shape.C, planar.Start);

    /// <summary>A tensor that doesn't move until this is disposed of.</summary>
    public readonly unsafe ref struct Pinned(GCHandle handle, float* data, nint picture, int start = 0)
    {
        /// <summary>The first value of a group of channels of a picture.</summary>
        public float* Group(int n, int group, int groups) =>
            (handle.IsAllocated ? (float*)handle.AddrOfPinnedObject() + start : data) + (n * picture) + (picture / groups * group);

        public void Dispose()
        {
            if (handle.IsAllocated) handle.Free();
        }
    }
}
