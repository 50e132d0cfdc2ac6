using LiveConv.Frames;
using LiveConv.Graphs;
using LiveConv.Host.Capture;

namespace LiveConv.Host.Output;

/// <summary>Draws a box with its score around each place where the pattern was found, over another view.</summary>
/// <param name="inner">What lies below; its upper left corner is the frame's.</param>
/// <param name="reader">Finds the places.</param>
/// <param name="report">Gets each of them.</param>
internal sealed class DetectionView(IFrameView inner, DetectionReader reader, Action<Detection> report) : IFrameView
{
    public PictureSize Size => inner.Size;

    public void Show(Frame frame, ILoadedPipeline loaded, Frame picture)
    {
        inner.Show(frame, loaded, picture);
        foreach (var detection in reader.Read(frame.Number))
        {
            report(detection);
            BoxPainter.Draw(picture, detection);
        }
    }
}
