using LiveConv.Graphs.Receptive;

namespace LiveConv.Microscope.Equivariance;

/// <summary>Where the places of a feature map lie on the picture: the middle of place (x, y) is at (StepX·x + FirstX, StepY·y + FirstY), in pixels with centres at whole numbers.</summary>
internal readonly record struct MapGrid(double StepX, double FirstX, double StepY, double FirstY)
{
    /// <summary>By the formula of the receptive field; what sees everything is spread over the picture.</summary>
    public static MapGrid Of(ReceptiveField field, int width, int height, int mapWidth, int mapHeight)
    {
        var (stepX, firstX) = Side(field.Columns, width, mapWidth);
        var (stepY, firstY) = Side(field.Rows, height, mapHeight);
        return new MapGrid(stepX, firstX, stepY, firstY);
    }

    private static (double Step, double First) Side(FieldSpan span, int size, int places) => span.SeesEverything
        ? ((double)size / places, (((double)size / places) - 1) / 2)
        : (span.Jump, (span.Low + span.High) / 2);
}
