using LiveConv.Host.Drawing;

namespace LiveConv.Host.Microscope;

/// <summary>The pictures of the shown frame, wherever they lie.</summary>
internal interface IScenePictures
{
    /// <summary>Draws the frame as it came from the source.</summary>
    void DrawInput(Canvas canvas, Box box);

    /// <summary>Draws what the pipeline made of it.</summary>
    void DrawResult(Canvas canvas, Box box);
}
