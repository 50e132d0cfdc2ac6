namespace LiveConv.Host.Microscope.Explaining;

/// <summary>Values at about the size at which they are shown: of larger maps the means of blocks.</summary>
internal sealed class ShownPlane
{
    public float[] Values { get; private set; } = [];

    public int Width { get; private set; }

    public int Height { get; private set; }

    /// <summary>Makes room for rows of values.</summary>
    public Span<float> Resize(int width, int height)
    {
        (Width, Height) = (width, height);
        if (Values.Length < width * height) Values = new float[width * height];
        return Values.AsSpan(0, width * height);
    }
}
