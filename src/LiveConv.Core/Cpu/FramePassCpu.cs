using LiveConv.Frames;
using LiveConv.Models;
using LiveConv.Tensors;

namespace LiveConv.Cpu;

/// <summary>A pass from frames to a tensor as a kernel.</summary>
internal abstract class FramePassCpu : CpuKernel
{
    /// <summary>The frame of the next run.</summary>
    public Frame? Frame { get; set; }

    /// <summary>The kernel of a pass, for frames of one size.</summary>
    public static FramePassCpu Create(IFramePass pass, int width, int height, Tensor output) => pass switch
    {
        FrameToTensor toTensor => new FrameToTensorCpu(toTensor, output),
        Preprocessing preprocessing => new PreprocessingCpu(preprocessing, width, height, output),
        _ => throw new NotSupportedException($"the cpu backend can't run the frame pass {pass.GetType().Name}"),
    };
}
