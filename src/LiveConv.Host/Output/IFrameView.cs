using LiveConv.Frames;
using LiveConv.Graphs;
using LiveConv.Host.Capture;

namespace LiveConv.Host.Output;

/// <summary>What of a processed frame is shown.</summary>
internal interface IFrameView
{
    /// <summary>Size of the pictures.</summary>
    PictureSize Size { get; }

    /// <summary>Draws the last processed frame; every pixel of <paramref name="picture"/> is written.</summary>
    void Show(Frame frame, ILoadedPipeline loaded, Frame picture);
}
