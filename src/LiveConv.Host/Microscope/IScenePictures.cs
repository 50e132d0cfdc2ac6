using LiveConv.Frames;
using LiveConv.Host.Drawing;

namespace LiveConv.Host.Microscope;

/// <summary>The pictures of the shown frame, wherever they lie.</summary>
internal interface IScenePictures
{
    /// <summary>Draws a frame as it came from the source.</summary>
    /// <param name="canvas">Where.</param>
    /// <param name="box">Its place.</param>
    /// <param name="of">The frame that belongs to what lies over it; null for the newest.</param>
    void DrawInput(Canvas canvas, Box box, Frame? of);

    /// <summary>Draws what the pipeline made of it.</summary>
    void DrawResult(Canvas canvas, Box box);
}
