using LiveConv.Frames;
using LiveConv.Graphs;
using LiveConv.Host.Capture;

namespace LiveConv.Host.Output;

/// <summary>The pipeline's picture alone.</summary>
internal sealed class ResultView(PictureSize size) : IFrameView
{
    public PictureSize Size => size;

    public void Show(Frame frame, ILoadedPipeline loaded, Frame picture) => loaded.ReadPicture(picture);
}
