using LiveConv.Frames;
using LiveConv.Ops;
using LiveConv.Pipelines;
using LiveConv.Shaders.Gl;
using LiveConv.Shaders.Kernels;
using LiveConv.Shaders.Programs;

namespace LiveConv.Shaders;

/// <summary>
/// A pipeline that is one window over the frame (<see cref="WindowFilter"/>), as one pass from the frame to the picture: no layer goes through
/// memory. The picture is the same to the bit.
/// </summary>
internal static class DirectPass
{
    /// <summary>Rows that an invocation of medians and extremes computes at once.</summary>
    private const int Rows = 4;

    /// <summary>Height of kernels up to which 16 rows are enough for an invocation to make up for those above the first that it reads.</summary>
    private const int LowKernel = 5;

    private const int GroupSize = 32;

    /// <summary>Weights of all kernels that are compiled into one program: code of more gains nothing any longer, and takes long to compile.</summary>
    private const int MostTaps = 700;

    /// <summary>Places of a window of medians and extremes, all of which an invocation keeps.</summary>
    private const int MostPlaces = 128;

    /// <summary>The pass of a pipeline; null where it does more than the pass can.</summary>
    /// <param name="programs">Compiles the shader.</param>
    /// <param name="pipeline">The pipeline.</param>
    /// <param name="frame">The uploaded frame, rows of whole texels without a gap.</param>
    /// <param name="picture">What is written.</param>
    public static Dispatch? Find(ProgramCache programs, Pipeline pipeline, GpuBuffer frame, GpuBuffer picture)
    {
        var columns = pipeline.Width / 4;
        if (pipeline is not { Input: FrameToTensor { Mirror: false } input, Picture: { } shown } || pipeline.Width % 4 != 0 || columns < 2) return null;
        if (WindowFilter.Find(pipeline.Graph, shown) is not { } filter) return null;

        var isConvolution = filter.Operation == WindowOperation.Convolution;
        var rows = isConvolution ? Math.Min(filter.Window.Height <= LowKernel ? 16 : 32, pipeline.Height) : Rows;

        // Two texels side by side share what they load; whole windows of three channels of them are too many values at once.
        var block = isConvolution || input.Color == FrameColor.Gray ? 2 : 1;
        if (!Suits(filter, input, pipeline.Height) || !FindsBorder(filter, columns, block)) return null;
        var defines = new Defines { { "GROUP", GroupSize }, { "WIDTH", columns }, { "HEIGHT", pipeline.Height } };
        defines.Add("COLOR", (int)input.Color);
        defines.Add("SCALE", input.Scale);
        defines.Add("SHIFT", input.Shift);
        defines.Add("BORDER", (int)filter.Border);
        defines.Add(filter.Window.Defines(TensorLayout.Planar, rows));
        defines.Add("COLUMNS", block);
        if (isConvolution) AddConvolution(defines, filter);
        else defines.Add("OPERATION", (int)filter.Operation);
        defines.Add("FINISH", filter.Finish);
        defines.Add("SWAP", pipeline.Output.Color == FrameColor.Bgr);
        defines.Add("GAIN", pipeline.Output.Gain);
        defines.Add("BIAS", pipeline.Output.Bias);
        var shader = isConvolution ? "filter_frame_rows" : "filter_frame";
        return new Dispatch(
            shader,
            programs.Compute($"frame/{shader}.comp", defines),
            (uint)(((columns + block - 1) / block + GroupSize - 1) / GroupSize),
            (uint)((pipeline.Height + rows - 1) / rows),
            1,
            [Binding.Pixels(0, frame), Binding.Storage(1, picture)],
            [.. defines.Arguments]);
    }

    private static void AddConvolution(Defines defines, WindowFilter filter)
    {
        defines.Add("KERNELS", filter.Kernels.Count);
        if (filter.Across is { } across)
        {
            defines.Add("ACROSS", Values(across.Weights));
            defines.Add("ACROSS_BIAS", across.Bias);
            defines.Add("WEIGHTS", $"float[KH]({Values(filter.Kernels[0].Weights)})");
        }
        else
        {
            defines.Add("WEIGHTS", string.Join(", ", filter.Kernels.Select(kernel => Nested(kernel.Weights, filter.Window))));
        }

        defines.Add("BIASES", Values(filter.Kernels.Select(kernel => kernel.Bias)));
        Epilogue.Add(filter.Activation, defines);
        defines.Add("BEFORE", (int)filter.Before);
        defines.Add("JOIN", (int)filter.Join);
        defines.Add("READS_PIXEL", filter.ReadsPixel);
    }

    private static string Values(IEnumerable<float> values) => string.Join(", ", values.Select(Defines.Exact));

    /// <summary>
    /// The weights as an array of rows: Mesa unrolls a loop of any length only where it indexes an array of as many elements, and windows that aren't unrolled
    /// are memory that lanes read one by one.
    /// </summary>
    private static string Nested(float[] weights, WindowShape window) =>
        $"float[KH][KW]({string.Join(", ", weights.Chunk(window.Width).Select(row => $"float[KW]({Values(row)})"))})";

    private static bool Suits(WindowFilter filter, FrameToTensor input, int height)
    {
        var (kh, kw, padding) = (filter.Window.Height, filter.Window.Width, filter.Window.Padding);
        var taps = filter.Across is null ? kh * kw * Math.Max(1, filter.Kernels.Count) : kh + kw;
        return taps <= (filter.Operation == WindowOperation.Convolution ? MostTaps : MostPlaces)
            && padding.Left < kw
            && padding.Top < kh
            && kh < height
            && (filter.Operation == WindowOperation.Convolution || input.Scale > 0)
            // The frame's zeros are the tensor's.
            && (filter.Border != BorderMode.Zero || input.Shift == 0);
    }

    // What is mirrored beside the picture is found among the texels that a block loads.
    private static bool FindsBorder(WindowFilter filter, int columns, int block)
    {
        var (left, right) = (filter.Window.LeftTexels, filter.Window.RightTexels);
        return filter.Border != BorderMode.Reflect || (Math.Max(left, right) < columns && left < right + block && right < left + block);
    }
}
