namespace LiveConv.Models;

/// <summary>A <see cref="FrameFit"/> for frames of one size: the frame is scaled, then the input is a window of it.</summary>
/// <param name="FrameWidth">Columns of the frame.</param>
/// <param name="FrameHeight">Rows of the frame.</param>
/// <param name="ScaledWidth">Columns of the scaled frame.</param>
/// <param name="ScaledHeight">Rows of the scaled frame.</param>
/// <param name="Left">Column of the scaled frame that becomes the input's first; negative where black lies at the left.</param>
/// <param name="Top">Row of the scaled frame that becomes the input's first; negative where black lies above.</param>
public readonly record struct FitPlan(int FrameWidth, int FrameHeight, int ScaledWidth, int ScaledHeight, int Left, int Top)
{
    /// <summary>The column of the frame that a column of the input came from; both counted in pixels, edges at whole numbers.</summary>
    public double FrameX(double inputX) => (inputX + Left) * FrameWidth / ScaledWidth;

    /// <summary>The row of the frame that a row of the input came from.</summary>
    public double FrameY(double inputY) => (inputY + Top) * FrameHeight / ScaledHeight;

    /// <summary>The column of the input where a column of the frame went.</summary>
    public double InputX(double frameX) => (frameX * ScaledWidth / FrameWidth) - Left;

    /// <summary>The row of the input where a row of the frame went.</summary>
    public double InputY(double frameY) => (frameY * ScaledHeight / FrameHeight) - Top;
}
