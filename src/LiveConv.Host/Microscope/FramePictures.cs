using LiveConv.Frames;
using LiveConv.Host.Drawing;

namespace LiveConv.Host.Microscope;

/// <summary>The pictures of the shown frame in the processor's memory, for pictures without a window.</summary>
internal sealed class FramePictures(int width, int height, int resultWidth, int resultHeight) : IScenePictures
{
    private readonly Bitmap input = new(width, height, smooth: true);
    private readonly Bitmap result = new(resultWidth, resultHeight, smooth: true);

    public void Set(Frame frame, Frame picture)
    {
        frame.Rgba.CopyTo(input.Rgba, 0);
        picture.Rgba.CopyTo(result.Rgba, 0);
        input.Change();
        result.Change();
    }

    // There is one frame at a time, and all panels are done with it.
    public void DrawInput(Canvas canvas, Box box, Frame? of) => canvas.Picture(input, box);

    public void DrawResult(Canvas canvas, Box box) => canvas.Picture(result, box);
}
