namespace LiveConv.Ops;

/// <summary>A part of a picture in relative coordinates: 0 is the first pixel, 1 the last.</summary>
public readonly record struct Region(float Top, float Left, float Bottom, float Right)
{
    /// <summary>The whole picture.</summary>
    public static Region Whole => new(0, 0, 1, 1);
}
