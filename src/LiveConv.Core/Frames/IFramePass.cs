using LiveConv.Reference;

namespace LiveConv.Frames;

/// <summary>A pass from a frame to the tensor that a graph takes.</summary>
public interface IFramePass
{
    /// <summary>Channels of the tensor and their order.</summary>
    FrameColor Color { get; }

    /// <summary>The reference: the tensor of a frame, with its bounds.</summary>
    void Evaluate(Frame frame, ReferenceOutput output);
}
