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
    private const int Rows = 4;
    private const int GroupSize = 32;

    /// <summary>Weights of all kernels that are compiled into one program.</summary>
    private const int MostTaps = 128;

    /// <summary>Pixels beside the picture that the shader mirrors.</summary>
    private const int MostMirrored = 3;

    /// <summary>The pass of a pipeline; null where it does more than the pass can.</summary>
    /// <param name="programs">Compiles the shader.</param>
    /// <param name="pipeline">The pipeline.</param>
    /// <param name="frame">The uploaded frame, rows of whole texels without a gap.</param>
    /// <param name="picture">What is written.</param>
    public static Dispatch? Find(ProgramCache programs, Pipeline pipeline, GpuBuffer frame, GpuBuffer picture)
    {
        var columns = pipeline.Width / 4;
        if (pipeline is not { Input: FrameToTensor { Mirror: false } input, Picture: { } shown } || pipeline.Width % 4 != 0 || columns < 2) return null;
        if (WindowFilter.Find(pipeline.Graph, shown) is not { } filter || !Suits(filter, input, pipeline.Height)) return null;

        // Two texels side by side share what they load; three channels of them are too many values at once.
        var block = input.Color == FrameColor.Gray ? 2 : 1;
        var defines = new Defines { { "GROUP", GroupSize }, { "WIDTH", columns }, { "HEIGHT", pipeline.Height } };
        defines.Add("COLOR", (int)input.Color);
        defines.Add("SCALE", input.Scale);
        defines.Add("SHIFT", input.Shift);
        defines.Add("OPERATION", (int)filter.Operation);
        defines.Add("BORDER", (int)filter.Border);
        defines.Add(filter.Window.Defines(TensorLayout.Planar, Rows));
        defines.Add("COLUMNS", block);
        defines.Add("KERNELS", filter.Kernels.Count);
        defines.Add("WEIGHTS", string.Join(", ", filter.Kernels.Select(kernel => Nested(kernel.Weights, filter.Window))));
        defines.Add("BIASES", string.Join(", ", filter.Kernels.Select(kernel => Defines.Exact(kernel.Bias))));
        Epilogue.Add(filter.Activation, defines);
        defines.Add("BEFORE", (int)filter.Before);
        defines.Add("JOIN", (int)filter.Join);
        defines.Add("AFTER", (int)filter.After);
        defines.Add("SWAP", pipeline.Output.Color == FrameColor.Bgr);
        defines.Add("GAIN", pipeline.Output.Gain);
        defines.Add("BIAS", pipeline.Output.Bias);
        return new Dispatch(
            "filter_frame",
            programs.Compute("frame/filter_frame.comp", defines),
            (uint)(((columns + block - 1) / block + GroupSize - 1) / GroupSize),
            (uint)((pipeline.Height + Rows - 1) / Rows),
            1,
            [Binding.Pixels(0, frame), Binding.Storage(1, picture)],
            [.. defines.Arguments]);
    }

    /// <summary>
    /// The weights as an array of rows: Mesa unrolls a loop of any length only where it indexes an array of as many elements, and windows that aren't unrolled
    /// are memory that lanes read one by one.
    /// </summary>
    private static string Nested(float[] weights, WindowShape window) =>
        $"float[KH][KW]({string.Join(", ", weights.Chunk(window.Width).Select(row => $"float[KW]({string.Join(", ", row.Select(Defines.Exact))})"))})";

    private static bool Suits(WindowFilter filter, FrameToTensor input, int height)
    {
        var (kh, kw, padding) = (filter.Window.Height, filter.Window.Width, filter.Window.Padding);
        return kh * kw * Math.Max(1, filter.Kernels.Count) <= MostTaps
            && padding.Left < kw
            && padding.Top < kh
            && kh < height
            && (filter.Operation == WindowOperation.Convolution || input.Scale > 0)
            && filter.Border switch
            {
                // The frame's zeros are the tensor's.
                BorderMode.Zero => input.Shift == 0,
                BorderMode.Reflect => Math.Max(padding.Left, kw - 1 - padding.Left) <= MostMirrored,
                _ => true,
            };
    }
}
