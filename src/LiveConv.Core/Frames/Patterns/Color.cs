namespace LiveConv.Frames.Patterns;

/// <summary>A colour of a scene.</summary>
internal readonly record struct Color(byte R, byte G, byte B)
{
    public static Color Gray(int value) => new((byte)value, (byte)value, (byte)value);
}
