namespace LiveConv.Host.Microscope.Maps;

/// <summary>Which values the ends of a colour map stand for: 0 to the largest, or both sides alike with zero in the middle.</summary>
/// <param name="Largest">At the upper end; 0 or above.</param>
/// <param name="IsSigned">Whether the lower end is −<paramref name="Largest"/>.</param>
internal readonly record struct ColorRange(float Largest, bool IsSigned)
{
    public float Low => IsSigned ? -Largest : 0;

    /// <summary>The range that holds the values between two.</summary>
    public static ColorRange Of(float least, float most, bool isSigned)
    {
        var largest = isSigned ? Math.Max(Math.Abs(least), Math.Abs(most)) : most;
        return new ColorRange(largest > 0 ? Math.Min(largest, float.MaxValue) : 0, isSigned);
    }

    /// <summary>Where a value lies between the ends, 0…1; not clamped.</summary>
    public float Part(float value) => Largest == 0 ? (IsSigned ? 0.5f : 0) : IsSigned ? ((value / Largest) + 1) / 2 : value / Largest;
}
