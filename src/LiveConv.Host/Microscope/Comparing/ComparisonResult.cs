using LiveConv.Frames;
using LiveConv.Tensors;

namespace LiveConv.Host.Microscope.Comparing;

/// <summary>What two pipelines, or two executors of one, made of the same frame.</summary>
internal sealed class ComparisonResult
{
    /// <summary>The frame's number; −1 before the first.</summary>
    public long Number { get; set; } = -1;

    /// <summary>The picture of the one that runs; null where it makes none.</summary>
    public Frame? Picture { get; set; }

    /// <summary>The picture of the other; of the same size where <see cref="HasSameSize"/>.</summary>
    public Frame? Other { get; set; }

    /// <summary>The chosen feature map of the one that runs, H×W; null where nothing is chosen.</summary>
    public Tensor? Map { get; set; }

    /// <summary>The same map of the other; null where the other has no such layer.</summary>
    public Tensor? OtherMap { get; set; }

    /// <summary>Milliseconds of the one that runs.</summary>
    public double Milliseconds { get; set; }

    /// <summary>Milliseconds of the other.</summary>
    public double OtherMilliseconds { get; set; }

    /// <summary>The largest difference of a byte of the pictures, 0…255.</summary>
    public int LargestByte { get; set; }

    /// <summary>The mean difference of the pictures' bytes without alpha.</summary>
    public double MeanByte { get; set; }

    /// <summary>The largest difference of the maps.</summary>
    public double LargestValue { get; set; }

    /// <summary>The mean absolute difference of the maps.</summary>
    public double MeanValue { get; set; }

    /// <summary>The largest absolute value of the maps, to judge the differences by.</summary>
    public double Scale { get; set; }

    /// <summary>All that as pictures.</summary>
    public ComparisonBitmaps Bitmaps { get; } = new();

    public bool HasSameSize => Picture is { } a && Other is { } b && a.Width == b.Width && a.Height == b.Height;

    /// <summary>Fills the figures from pictures and maps.</summary>
    public void Compare()
    {
        (LargestByte, MeanByte, LargestValue, MeanValue, Scale) = (0, 0, 0, 0, 0);
        if (HasSameSize)
        {
            var (a, b, sum) = (Picture!.Rgba, Other!.Rgba, 0L);
            for (var i = 0; i < a.Length; i++)
            {
                var difference = Math.Abs(a[i] - b[i]);
                LargestByte = Math.Max(LargestByte, difference);
                sum += difference;
            }

            MeanByte = sum / (a.Length * 0.75);
        }

        if (Map is null || OtherMap is null) return;
        var total = 0.0;
        for (var i = 0; i < Map.Shape.Count; i++)
        {
            double x = Map.Values[i], y = OtherMap.Values[i];
            // Equal infinities don't differ; NaN differs from all.
            var difference = x.Equals(y) ? 0 : Math.Abs(x - y);
            if (double.IsNaN(difference)) difference = double.PositiveInfinity;
            LargestValue = Math.Max(LargestValue, difference);
            total += difference;
            if (double.IsFinite(x)) Scale = Math.Max(Scale, Math.Abs(x));
        }

        MeanValue = total / Map.Shape.Count;
    }
}
