using LiveConv.Frames;
using LiveConv.Graphs.Receptive;
using LiveConv.Models;
using LiveConv.Pipelines;

namespace LiveConv.Microscope.Fields;

/// <summary>
/// Where the pixels of a graph's input come from in the frames, by the pipeline's frame pass (mirrored, scaled, cropped, letterboxed): frame = Left + StepX·input
/// and Top + StepY·input, edges of pixels at whole numbers in both.
/// </summary>
/// <param name="Left">Where the left edge of the input lies in the frame.</param>
/// <param name="Top">Where its upper edge lies.</param>
/// <param name="StepX">Pixels of the frame for one of the input; negative where the picture is mirrored.</param>
/// <param name="StepY">The same along the columns.</param>
/// <param name="Width">Columns of the input.</param>
/// <param name="Height">Rows of the input.</param>
public readonly record struct FramePlacement(double Left, double Top, double StepX, double StepY, int Width, int Height)
{
    /// <summary>Whether left and right are exchanged.</summary>
    public bool IsMirrored => StepX < 0;

    /// <summary>The placement of a pipeline's input in its frames.</summary>
    /// <exception cref="NotSupportedException">A frame pass of which it isn't known.</exception>
    public static FramePlacement Of(Pipeline pipeline)
    {
        ArgumentNullException.ThrowIfNull(pipeline);
        if (pipeline.Input is Preprocessing { Fit: var fit })
        {
            var plan = fit.Plan(pipeline.Width, pipeline.Height);
            return new FramePlacement(
                plan.FrameX(0), plan.FrameY(0), (double)plan.FrameWidth / plan.ScaledWidth, (double)plan.FrameHeight / plan.ScaledHeight, fit.Width, fit.Height);
        }

        if (pipeline.Input is not FrameToTensor pass) throw new NotSupportedException($"it isn't known where {pipeline.Input.GetType().Name} takes its pixels from");
        return pass.Mirror
            ? new FramePlacement(pipeline.Width, 0, -1, 1, pipeline.Width, pipeline.Height)
            : new FramePlacement(0, 0, 1, 1, pipeline.Width, pipeline.Height);
    }

    /// <summary>The point of the frame where a point of the input comes from.</summary>
    public (double X, double Y) ToFrame(double x, double y) => (Left + (StepX * x), Top + (StepY * y));

    /// <summary>The point of the input where a point of the frame goes; may lie outside.</summary>
    public (double X, double Y) ToInput(double x, double y) => ((x - Left) / StepX, (y - Top) / StepY);

    /// <summary>The part of the frame where a rectangle of the input comes from: for a receptive field on the camera picture.</summary>
    public FrameBox ToFrame(PixelBox box)
    {
        var ((x0, y0), (x1, y1)) = (ToFrame(box.Left, box.Top), ToFrame(box.Right, box.Bottom));
        return FrameBox.Between(x0, y0, x1, y1);
    }

    /// <summary>Where the places of a layer's feature maps lie in the frame.</summary>
    /// <param name="field">The formula of the layer's receptive field (<see cref="FieldTracer.Formula"/>).</param>
    /// <param name="mapWidth">Columns of a map.</param>
    /// <param name="mapHeight">Rows of a map.</param>
    public MapPlacement OfMap(ReceptiveField field, int mapWidth, int mapHeight)
    {
        var (stepX, x) = Side(field.Columns, Width, mapWidth);
        var (stepY, y) = Side(field.Rows, Height, mapHeight);
        return new MapPlacement(Left + (StepX * x), Top + (StepY * y), StepX * stepX, StepY * stepY, mapWidth, mapHeight);
    }

    /// <summary>Input pixels between neighbouring places, and the centre of the first one's field. What sees everything is spread over all of the input.</summary>
    private static (double Step, double First) Side(FieldSpan span, int size, int places) => span.SeesEverything
        ? ((double)size / places, size / (2.0 * places))
        : (span.Jump, (span.Low + span.High + 1) / 2);
}
