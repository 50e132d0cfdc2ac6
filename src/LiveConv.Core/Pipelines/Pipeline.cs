using LiveConv.Frames;
using LiveConv.Graphs;
using LiveConv.Models;

namespace LiveConv.Pipelines;

/// <summary>What is done to a frame of one size: frame to tensor, a graph, tensor to picture.</summary>
/// <param name="Name">Name as in the list of pipelines.</param>
/// <param name="Summary">One line: what it shows.</param>
/// <param name="Width">Columns of the frames.</param>
/// <param name="Height">Rows of the frames.</param>
/// <param name="Input">The pass before the graph.</param>
/// <param name="Graph">The layers; one input.</param>
/// <param name="Picture">The node that becomes the picture, 1×1×H×W or 1×3×H×W; null where the frame itself is the picture.</param>
/// <param name="Output">The pass after the graph.</param>
public sealed record Pipeline(
    string Name,
    string Summary,
    int Width,
    int Height,
    IFramePass Input,
    Graph Graph,
    Node? Picture,
    TensorToFrame Output)
{
    /// <summary>What the network's outputs mean; null for filters.</summary>
    public PipelineModel? Model { get; init; }

    /// <summary>Whether frames go in and pictures come out as they are, pixel by pixel; networks take a scaled part of the frame.</summary>
    public bool IsFilter => Input is FrameToTensor && Picture is not null;

    /// <summary>Columns of the picture.</summary>
    public int PictureWidth => Picture?.Shape.W ?? Width;

    /// <summary>Rows of the picture.</summary>
    public int PictureHeight => Picture?.Shape.H ?? Height;

    /// <summary>What the frame pass is called among the steps.</summary>
    public Step InputStep(string backend) => new("frame to tensor", Input.GetType().Name, backend);

    /// <summary>What the picture pass is called among the steps; null where the frame itself is the picture.</summary>
    public Step? OutputStep(string backend) => Picture is null ? null : new Step("tensor to frame", nameof(TensorToFrame), backend);
}
