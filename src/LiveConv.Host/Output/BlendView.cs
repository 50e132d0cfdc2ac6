using LiveConv.Frames;
using LiveConv.Graphs;
using LiveConv.Host.Capture;

namespace LiveConv.Host.Output;

/// <summary>Half the frame, half the pipeline's picture. A picture of another size covers its upper left part of the frame.</summary>
internal sealed class BlendView(PictureSize frameSize, PictureSize pictureSize) : IFrameView
{
    private readonly Frame result = new(pictureSize.Width, pictureSize.Height);

    public PictureSize Size => frameSize;

    public void Show(Frame frame, ILoadedPipeline loaded, Frame picture)
    {
        loaded.ReadPicture(result);
        frame.Rgba.CopyTo(picture.Rgba, 0);
        var bytes = Math.Min(frameSize.Width, pictureSize.Width) * 4;
        for (var y = 0; y < Math.Min(frameSize.Height, pictureSize.Height); y++)
        {
            var target = picture.Rgba.AsSpan(y * frameSize.Width * 4, bytes);
            var over = result.Rgba.AsSpan(y * pictureSize.Width * 4, bytes);
            for (var i = 0; i < bytes; i++) target[i] = (byte)((target[i] + over[i] + 1) >> 1);
        }
    }
}
