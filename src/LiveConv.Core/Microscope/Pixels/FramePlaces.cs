using LiveConv.Frames;
using LiveConv.Microscope.Fields;
using LiveConv.Models;

namespace LiveConv.Microscope.Pixels;

/// <summary>Where the pixels of a graph's input lie in the frame that it is made of, and back. Counted in pixels, edges at whole numbers.</summary>
public sealed class FramePlaces
{
    private readonly FitPlan plan;
    private readonly bool isMirrored;

    /// <param name="pass">The pass from the frame to the input.</param>
    /// <param name="width">Columns of the frames.</param>
    /// <param name="height">Rows of the frames.</param>
    public FramePlaces(IFramePass pass, int width, int height)
    {
        plan = pass is Preprocessing scaled ? scaled.Fit.Plan(width, height) : new FitPlan(width, height, width, height, 0, 0);
        isMirrored = pass is FrameToTensor { Mirror: true };
    }

    /// <summary>Where a point of the input lies in the frame.</summary>
    public (double X, double Y) ToFrame(double x, double y)
    {
        var column = plan.FrameX(x);
        return (isMirrored ? plan.FrameWidth - column : column, plan.FrameY(y));
    }

    /// <summary>Where a point of the frame lies in the input; outside of it where the input doesn't show that part of the frame.</summary>
    public (double X, double Y) ToInput(double x, double y) => (plan.InputX(isMirrored ? plan.FrameWidth - x : x), plan.InputY(y));

    /// <summary>The part of the frame under a rectangle of the input's pixels, between its outer edges.</summary>
    public (double Left, double Top, double Right, double Bottom) ToFrame(PixelBox box)
    {
        var (x0, y0) = ToFrame(box.Left, box.Top);
        var (x1, y1) = ToFrame(box.Right, box.Bottom);
        return (Math.Min(x0, x1), y0, Math.Max(x0, x1), y1);
    }
}
