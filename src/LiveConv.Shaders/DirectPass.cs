using LiveConv.Frames;
using LiveConv.Graphs;
using LiveConv.Ops;
using LiveConv.Pipelines;
using LiveConv.Shaders.Gl;
using LiveConv.Shaders.Kernels;
using LiveConv.Shaders.Programs;

namespace LiveConv.Shaders;

/// <summary>
/// A pipeline that is nothing but a convolution of the frame's grey, as one pass from the frame to the picture: two passes over memory
/// and the stores of two layers less. The picture is the same to the bit.
/// </summary>
internal static class DirectPass
{
    private const int Rows = 4;
    private const int Columns = 2;
    private const int GroupSize = 32;
    private const int MostTaps = 64;

    /// <summary>The pass of a pipeline; null where it does more than the pass can.</summary>
    /// <param name="programs">Compiles the shader.</param>
    /// <param name="pipeline">The pipeline.</param>
    /// <param name="frame">The uploaded frame, rows of whole texels without a gap.</param>
    /// <param name="picture">What is written.</param>
    /// <param name="own">Takes what the pass needs for itself.</param>
    public static Dispatch? Find(ProgramCache programs, Pipeline pipeline, GpuBuffer frame, GpuBuffer picture, Func<float[], GpuBuffer> own)
    {
        if (pipeline is not { Input: FrameToTensor { Color: FrameColor.Gray, Mirror: false, Shift: 0 } input, Picture: { Op: Conv2D op } layer }
            || !Suits(pipeline.Graph, layer, op)
            || pipeline.Width % 4 != 0
            || pipeline.Width < 4 * Columns) return null;

        var weights = Conv2DKernel.Weights(op, layer.Inputs[1].Constant!);
        var (kh, kw) = (weights.Shape.H, weights.Shape.W);
        var bias = layer.Inputs.Length > 2 ? layer.Inputs[2].Constant!.Data[0] : 0;
        var defines = new Defines { { "GROUP", GroupSize }, { "WIDTH", pipeline.Width / 4 } };
        defines.Add(new WindowShape(kh, kw, op.Padding).Defines(TensorLayout.Planar, Rows));
        defines.Add("COLUMNS", Columns);
        defines.Add("KERNEL", Conv2DKernel.Kernel(weights.Data, bias));
        defines.Add("SCALE", input.Scale);
        defines.Add("GAIN", pipeline.Output.Gain);
        defines.Add("BIAS", pipeline.Output.Bias);
        Epilogue.Add(op.Activation, defines);
        return new Dispatch(
            "convolve_frame",
            programs.Compute("frame/convolve_frame.comp", defines),
            (uint)((((pipeline.Width / 4) + Columns - 1) / Columns + GroupSize - 1) / GroupSize),
            (uint)((pipeline.Height + Rows - 1) / Rows),
            1,
            [Binding.Pixels(0, frame), Binding.Uniform(1, own(Conv2DKernel.Uniforms(weights.Data))), Binding.Storage(2, picture)],
            [.. defines.Arguments]);
    }

    private static bool Suits(Graph graph, Node layer, Conv2D op) =>
        graph.Layers.Length == 1
        && graph.Layers[0] == layer
        && layer.Inputs[0] == graph.Inputs[0]
        && layer.Shape == layer.Inputs[0].Shape
        && layer.Inputs.Skip(1).All(input => input.Constant is not null)
        && op is { StrideX: 1, StrideY: 1, DilationX: 1, DilationY: 1, Border: BorderMode.Zero, HasResidual: false }
        && layer.Inputs[1].Shape is { H: var kh, W: var kw }
        && kh * kw <= MostTaps
        && op.Padding.Left < kw
        && op.Padding.Top < kh;
}
