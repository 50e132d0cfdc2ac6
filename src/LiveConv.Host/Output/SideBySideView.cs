using LiveConv.Frames;
using LiveConv.Graphs;
using LiveConv.Host.Capture;

namespace LiveConv.Host.Output;

/// <summary>The frame at the left, the pipeline's picture at the right; the lower one is padded with black.</summary>
internal sealed class SideBySideView(PictureSize frameSize, PictureSize pictureSize) : IFrameView
{
    private readonly Frame result = new(pictureSize.Width, pictureSize.Height);

    public PictureSize Size { get; } = new(frameSize.Width + pictureSize.Width, Math.Max(frameSize.Height, pictureSize.Height));

    public void Show(Frame frame, ILoadedPipeline loaded, Frame picture)
    {
        loaded.ReadPicture(result);
        for (var y = 0; y < Size.Height; y++)
        {
            var row = picture.Rgba.AsSpan(y * Size.Width * 4, Size.Width * 4);
            CopyRow(frame, y, row[..(frameSize.Width * 4)]);
            CopyRow(result, y, row[(frameSize.Width * 4)..]);
        }
    }

    private static void CopyRow(Frame from, int y, Span<byte> row)
    {
        if (y < from.Height)
        {
            from.Rgba.AsSpan(y * row.Length, row.Length).CopyTo(row);
            return;
        }

        for (var i = 0; i < row.Length; i++) row[i] = i % 4 == 3 ? (byte)255 : (byte)0;
    }
}
