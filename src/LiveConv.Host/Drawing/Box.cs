namespace LiveConv.Host.Drawing;

/// <summary>A rectangle in pixels of the framebuffer, from its upper left corner.</summary>
public readonly record struct Box(int X, int Y, int Width, int Height)
{
    public int Right => X + Width;

    public int Bottom => Y + Height;

    public bool IsEmpty => Width <= 0 || Height <= 0;

    public bool Contains(int x, int y) => x >= X && y >= Y && x < Right && y < Bottom;

    /// <summary>What lies in both; of no size where nothing does.</summary>
    public Box Intersect(Box other)
    {
        var (left, top) = (Math.Max(X, other.X), Math.Max(Y, other.Y));
        return new Box(left, top, Math.Max(0, Math.Min(Right, other.Right) - left), Math.Max(0, Math.Min(Bottom, other.Bottom) - top));
    }

    /// <summary>Smaller by as much on every side; never negative.</summary>
    public Box Inset(int margin) => new(X + margin, Y + margin, Math.Max(0, Width - (2 * margin)), Math.Max(0, Height - (2 * margin)));

    /// <summary>The largest box of a picture's proportions in the middle of this one.</summary>
    public Box Fit(int width, int height)
    {
        // Compared as products, so that a picture of the box's own proportions fills it exactly.
        var (w, h) = (long)Width * height <= (long)Height * width
            ? (Width, (int)(((long)Width * height) / width))
            : ((int)(((long)Height * width) / height), Height);
        (w, h) = (Math.Max(1, w), Math.Max(1, h));
        return new Box(X + ((Width - w) / 2), Y + ((Height - h) / 2), w, h);
    }
}
