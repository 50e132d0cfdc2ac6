namespace LiveConv.Microscope.Fields;

/// <summary>
/// Where a feature map lies over the frame, so that each of its places is in the middle of what it sees: the centre of place (x, y) lies at
/// (X + StepX·x, Y + StepY·y), and its cell is one step wide. Drawn into <see cref="Whole"/>, a map is at the right place and scale.
/// </summary>
/// <param name="X">Centre of the first column, in the frame's pixels with edges at whole numbers.</param>
/// <param name="Y">Centre of the first row.</param>
/// <param name="StepX">From one column to the next; negative where the picture is mirrored.</param>
/// <param name="StepY">From one row to the next.</param>
/// <param name="Width">Columns of the map.</param>
/// <param name="Height">Rows of the map.</param>
public readonly record struct MapPlacement(double X, double Y, double StepX, double StepY, int Width, int Height)
{
    /// <summary>The rectangle that the whole map covers. Where <see cref="StepX"/> is negative its first column is at the right.</summary>
    public FrameBox Whole => FrameBox.Between(X - (StepX / 2), Y - (StepY / 2), X + (StepX * (Width - 0.5)), Y + (StepY * (Height - 0.5)));

    /// <summary>The rectangle of one place.</summary>
    public FrameBox Cell(int x, int y) =>
        FrameBox.Between(X + (StepX * (x - 0.5)), Y + (StepY * (y - 0.5)), X + (StepX * (x + 0.5)), Y + (StepY * (y + 0.5)));

    /// <summary>The place whose cell a point of the frame lies in; may lie outside the map.</summary>
    public (int X, int Y) At(double frameX, double frameY) =>
        ((int)Math.Floor(((frameX - X) / StepX) + 0.5), (int)Math.Floor(((frameY - Y) / StepY) + 0.5));

    /// <summary>Whether a place is one of the map's.</summary>
    public bool Contains(int x, int y) => (uint)x < (uint)Width && (uint)y < (uint)Height;
}
