using LiveConv.Frames;
using LiveConv.Graphs;
using LiveConv.Host.Capture;
using LiveConv.Ops;
using LiveConv.Pipelines;
using LiveConv.Tensors;

namespace LiveConv.Host.Commands;

/// <summary>The pipeline of <c>bench --kernel</c>: one dense grey convolution, zero padding, same size.</summary>
internal static class KernelPipeline
{
    private const int Seed = 1;

    /// <param name="kernel">Columns and rows of the kernel.</param>
    /// <param name="wholeNumbers">Pixels 0…255 and weights −8…8 instead of pixels 0…1 and real weights.</param>
    /// <param name="width">Columns of the frames.</param>
    /// <param name="height">Rows of the frames.</param>
    public static Pipeline Make(PictureSize kernel, bool wholeNumbers, int width, int height)
    {
        var random = new Random(Seed);
        var weights = new Tensor(new Shape(1, 1, kernel.Height, kernel.Width));
        for (var i = 0; i < weights.Data.Length; i++)
            weights.Data[i] = wholeNumbers ? random.Next(-8, 9) : (random.NextSingle() * 2) - 1;

        // Brings the result back to the range of the pixels: no sum exceeds Σ|w| times the largest pixel.
        var magnitude = Math.Max(weights.Data.Sum(Math.Abs), 1e-6f);
        var input = new FrameToTensor(FrameColor.Gray, wholeNumbers ? 1 : 1f / 255);
        var graph = new GraphBuilder();
        var picture = graph.Input("input", input.OutputShape(width, height));
        var layer = graph.Add(
            "conv",
            new Conv2D { Padding = Padding.Same(kernel.Height, kernel.Width) },
            picture,
            graph.Constant("kernel", weights));
        var type = wholeNumbers ? "u8" : "f32";
        return new Pipeline(
            $"kernel {kernel} {type}",
            "one dense grey convolution",
            width,
            height,
            input,
            graph.Build(layer),
            layer,
            new TensorToFrame(FrameColor.Rgb, (wholeNumbers ? 1 : 255) / magnitude));
    }
}
