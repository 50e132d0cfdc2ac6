using LiveConv.Frames;
using LiveConv.Graphs;
using LiveConv.Tensors;

namespace LiveConv.Cpu.Rows;

/// <summary>What comes before and after a graph on pictures.</summary>
internal sealed class PictureEnds
{
    /// <summary>The pass that makes the graph's input of frames; null where it is given as a tensor.</summary>
    public FrameToTensorCpu? Frame { get; init; }

    public Step? FrameStep { get; init; }

    /// <summary>The node that becomes the picture, if any.</summary>
    public Node? Picture { get; init; }

    /// <summary>How it becomes one.</summary>
    public TensorToFrame? PicturePass { get; init; }

    public Step? PictureStep { get; init; }

    /// <summary>The pass that was made, whose picture is the result.</summary>
    public TensorToFrameCpu? Pass { get; private set; }

    /// <summary>Makes the pass to the picture, from a tensor or from rows.</summary>
    public TensorToFrameCpu MakePass(Tensor? tensor)
    {
        var before = Pass;
        Pass = tensor is null ? new TensorToFrameCpu(PicturePass!, Picture!.Shape) { Source = Frame } : new TensorToFrameCpu(PicturePass!, tensor);
        // The last picture stays until the next.
        if (before is not null) Pass.Picture.CopyFrom(before.Picture);
        return Pass;
    }
}
