using LiveConv.Frames;
using LiveConv.Graphs;
using LiveConv.Host.Capture;
using LiveConv.Ops;
using LiveConv.Pipelines;
using LiveConv.Tensors;

namespace LiveConv.Host.Commands;

/// <summary>The pipeline of <c>bench --kernel</c>: one grey convolution, zero padding, same size.</summary>
internal static class KernelPipeline
{
    /// <summary>Columns or rows of a kernel that gl sums up in bearable time; there are no transforms.</summary>
    public const int LargestOnGl = 63;

    private const int Seed = 1;

    /// <exception cref="UsageException">The backend can't be expected to compute so large a kernel.</exception>
    public static void Check(PictureSize kernel, string backend)
    {
        if (backend == "gl" && Math.Max(kernel.Width, kernel.Height) > LargestOnGl)
            throw new UsageException($"--kernel {kernel}: gl takes kernels up to {LargestOnGl}x{LargestOnGl}; add --backend cpu");
    }

    /// <param name="kernel">Columns and rows of the kernel.</param>
    /// <param name="wholeNumbers">Pixels 0…255 and weights −8…8 instead of pixels 0…1 and real weights.</param>
    /// <param name="width">Columns of the frames.</param>
    /// <param name="height">Rows of the frames.</param>
    /// <param name="rank">How many separable kernels it is the sum of; 0 for one that doesn't separate.</param>
    public static Pipeline Make(PictureSize kernel, bool wholeNumbers, int width, int height, int rank = 0)
    {
        var random = new Random(Seed);
        var weights = new Tensor(new Shape(1, 1, kernel.Height, kernel.Width));
        float Next() => wholeNumbers ? random.Next(-8, 9) : (random.NextSingle() * 2) - 1;
        if (rank == 0) for (var i = 0; i < weights.Data.Length; i++) weights.Data[i] = Next();
        for (var pair = 0; pair < rank; pair++) AddSeparable(weights, Next);

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

    /// <summary>Adds the product of a random column and a random row.</summary>
    private static void AddSeparable(Tensor weights, Func<float> next)
    {
        float[] column = [.. Enumerable.Range(0, weights.Shape.H).Select(_ => next())];
        float[] row = [.. Enumerable.Range(0, weights.Shape.W).Select(_ => next())];
        for (var i = 0; i < weights.Data.Length; i++) weights.Data[i] += column[i / row.Length] * row[i % row.Length];
    }
}
