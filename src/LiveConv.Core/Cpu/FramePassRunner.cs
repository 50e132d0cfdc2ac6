using LiveConv.Frames;
using LiveConv.Tensors;

namespace LiveConv.Cpu;

/// <summary>Runs a frame pass on the calling thread, for executors that have no pass of their own for it. Allocates nothing per frame.</summary>
public sealed class FramePassRunner
{
    private readonly FramePassCpu kernel;

    /// <param name="pass">The pass.</param>
    /// <param name="width">Columns of the frames.</param>
    /// <param name="height">Rows of the frames.</param>
    /// <param name="output">Gets the values.</param>
    public FramePassRunner(IFramePass pass, int width, int height, Tensor output)
    {
        ArgumentNullException.ThrowIfNull(pass);
        ArgumentNullException.ThrowIfNull(output);
        kernel = FramePassCpu.Create(pass, width, height, output);
    }

    public void Run(Frame frame)
    {
        kernel.Frame = frame;
        for (var phase = 0; phase < kernel.Phases; phase++) kernel.Run(phase, 0, kernel.Rows(phase));
    }
}
