using LiveConv.Frames;
using LiveConv.Tensors;

namespace LiveConv.Cpu;

/// <summary>Makes the picture of a tensor on the calling thread, for executors whose tensors come from elsewhere. Allocates nothing per frame.</summary>
public sealed class PicturePassRunner
{
    private readonly TensorToFrameCpu kernel;

    /// <param name="pass">The pass.</param>
    /// <param name="input">1×1×H×W or 1×3×H×W; read at each run.</param>
    /// <exception cref="ShapeException">The tensor has neither one nor three channels.</exception>
    public PicturePassRunner(TensorToFrame pass, Tensor input)
    {
        ArgumentNullException.ThrowIfNull(pass);
        ArgumentNullException.ThrowIfNull(input);
        kernel = new TensorToFrameCpu(pass, input);
    }

    /// <summary>The picture of the last run.</summary>
    public Frame Picture => kernel.Picture;

    public void Run() => kernel.Run(0, 0, kernel.Rows(0));
}
