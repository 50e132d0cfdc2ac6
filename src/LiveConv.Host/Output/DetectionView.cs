using LiveConv.Frames;
using LiveConv.Graphs;
using LiveConv.Host.Capture;

namespace LiveConv.Host.Output;

/// <summary>Reports each place where the pattern was found and, over the result, draws a box with its score around it.</summary>
/// <param name="inner">What lies below. Views that show something else than the result get no boxes.</param>
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
            if (inner is ResultView) BoxPainter.Draw(picture, detection);
        }
    }
}
