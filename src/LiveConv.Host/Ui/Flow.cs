using LiveConv.Host.Drawing;

namespace LiveConv.Host.Ui;

/// <summary>Pieces of one height from left to right, on the next line where they no longer fit: for rows of controls.</summary>
/// <param name="box">The room; pieces for which it is too low are empty.</param>
/// <param name="height">Height of a line.</param>
/// <param name="gap">Between pieces and between lines.</param>
internal struct Flow(Box box, int height, int gap)
{
    private int x = box.X;
    private int y = box.Y;
    private bool isStarted;

    /// <summary>How much of the room is used, from its top.</summary>
    public readonly int Used => isStarted ? y + height - box.Y : 0;

    /// <summary>The next piece.</summary>
    public Box Next(int width)
    {
        width = Math.Min(width, box.Width);
        var (nextX, nextY) = (x, y);
        if (nextX > box.X && nextX + width > box.Right) (nextX, nextY) = (box.X, y + height + gap);
        if (nextY + height > box.Bottom) return new Box(box.X, box.Y, 0, 0);
        (x, y, isStarted) = (nextX + width + gap, nextY, true);
        return new Box(nextX, nextY, width, height);
    }
}
