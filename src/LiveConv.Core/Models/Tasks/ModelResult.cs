using LiveConv.Frames;

namespace LiveConv.Models.Tasks;

/// <summary>What a network found in one frame. Filled anew for each frame, without allocating once its lists have grown.</summary>
public sealed class ModelResult
{
    /// <summary>How many classes are told.</summary>
    public const int MostClasses = 5;

    /// <summary>The frame that it belongs to.</summary>
    public FrameStamp Stamp { get; set; }

    /// <summary>Classification: the likeliest classes, best first. Segmentation: the classes by the share of the picture that they take.</summary>
    public List<ClassScore> Classes { get; } = new(MostClasses);

    /// <summary>Detection: best first.</summary>
    public List<DetectedBox> Boxes { get; } = [];

    /// <summary>Detection: five points for each box where the detector finds them (eyes, nose, corners of the mouth), in pixels of the frame.</summary>
    public List<(float X, float Y)> Points { get; } = [];

    /// <summary>Segmentation: which class each pixel of the mask belongs to, row by row; null for other tasks.</summary>
    public SegmentationMask? Mask { get; set; }

    /// <summary>Makes this a copy of another result of the same model.</summary>
    public void CopyFrom(ModelResult other)
    {
        ArgumentNullException.ThrowIfNull(other);
        Stamp = other.Stamp;
        Classes.Clear();
        Classes.AddRange(other.Classes);
        Boxes.Clear();
        Boxes.AddRange(other.Boxes);
        Points.Clear();
        Points.AddRange(other.Points);
        if (other.Mask is not { } mask) return;
        Mask ??= new SegmentationMask(mask.Width, mask.Height, mask.ClassCount, mask.Plan);
        Mask.CopyFrom(mask);
    }

    internal void Clear()
    {
        Classes.Clear();
        Boxes.Clear();
        Points.Clear();
    }

    /// <summary>Puts a class at its place among the best.</summary>
    internal void AddClass(int index, double score)
    {
        var place = Classes.Count;
        while (place > 0 && score > Classes[place - 1].Probability) place--;
        if (place == MostClasses) return;
        if (Classes.Count == MostClasses) Classes.RemoveAt(MostClasses - 1);
        Classes.Insert(place, new ClassScore(index, score));
    }
}
