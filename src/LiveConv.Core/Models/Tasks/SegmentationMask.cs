namespace LiveConv.Models.Tasks;

/// <summary>Which class each pixel belongs to, in the resolution of the network's output.</summary>
/// <param name="width">Columns.</param>
/// <param name="height">Rows.</param>
/// <param name="classCount">Number of classes; 1 where the network only tells foreground from background.</param>
/// <param name="plan">Where the network's input lies in the frame.</param>
public sealed class SegmentationMask(int width, int height, int classCount, FitPlan plan)
{
    public int Width { get; } = width;

    public int Height { get; } = height;

    public int ClassCount { get; } = classCount;

    /// <summary>Where the network's input lies in the frame.</summary>
    public FitPlan Plan { get; } = plan;

    /// <summary>How much each pixel is foreground, 0…1, row by row. With several classes, all but class 0 are foreground.</summary>
    public float[] Foreground { get; } = new float[width * height];

    /// <summary>The class of each pixel, row by row; 1 for the foreground of networks of one class.</summary>
    public byte[] Classes { get; } = new byte[width * height];

    /// <summary>Copies a mask of the same size.</summary>
    public void CopyFrom(SegmentationMask other)
    {
        ArgumentNullException.ThrowIfNull(other);
        other.Foreground.CopyTo(Foreground, 0);
        other.Classes.CopyTo(Classes, 0);
    }
}
