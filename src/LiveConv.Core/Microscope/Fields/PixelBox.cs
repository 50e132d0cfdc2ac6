namespace LiveConv.Microscope.Fields;

/// <summary>A rectangle of pixels or of places in a feature map.</summary>
/// <param name="Left">First column.</param>
/// <param name="Top">First row.</param>
/// <param name="Width">Columns; 0 where nothing is in it.</param>
/// <param name="Height">Rows.</param>
public readonly record struct PixelBox(int Left, int Top, int Width, int Height)
{
    /// <summary>The column after the last.</summary>
    public int Right => Left + Width;

    /// <summary>The row after the last.</summary>
    public int Bottom => Top + Height;

    public bool IsEmpty => Width <= 0 || Height <= 0;

    public override string ToString() => IsEmpty ? "nothing" : $"columns {Left}…{Right - 1}, rows {Top}…{Bottom - 1}";
}
