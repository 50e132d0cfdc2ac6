using LiveConv.Host.Drawing;

namespace LiveConv.Host.Ui;

/// <summary>What is left of a box while pieces are cut off its sides: the layout of all panels.</summary>
internal struct Room(Box box, int gap = 0)
{
    /// <summary>What is left.</summary>
    public Box Rest { get; private set; } = box;

    /// <summary>Cuts a piece off the top, and the gap below it.</summary>
    public Box Top(int height)
    {
        height = Math.Clamp(height, 0, Rest.Height);
        var piece = Rest with { Height = height };
        var used = Math.Min(height + gap, Rest.Height);
        Rest = new Box(Rest.X, Rest.Y + used, Rest.Width, Rest.Height - used);
        return piece;
    }

    /// <summary>Cuts a piece off the bottom, and the gap above it.</summary>
    public Box Bottom(int height)
    {
        height = Math.Clamp(height, 0, Rest.Height);
        var piece = Rest with { Y = Rest.Bottom - height, Height = height };
        Rest = Rest with { Height = Math.Max(0, Rest.Height - height - gap) };
        return piece;
    }

    /// <summary>Cuts a piece off the left, and the gap beside it.</summary>
    public Box Left(int width)
    {
        width = Math.Clamp(width, 0, Rest.Width);
        var piece = Rest with { Width = width };
        var used = Math.Min(width + gap, Rest.Width);
        Rest = new Box(Rest.X + used, Rest.Y, Rest.Width - used, Rest.Height);
        return piece;
    }

    /// <summary>Cuts a piece off the right, and the gap beside it.</summary>
    public Box Right(int width)
    {
        width = Math.Clamp(width, 0, Rest.Width);
        var piece = Rest with { X = Rest.Right - width, Width = width };
        Rest = Rest with { Width = Math.Max(0, Rest.Width - width - gap) };
        return piece;
    }

    /// <summary>Part <paramref name="index"/> of <paramref name="count"/> equal columns of what is left.</summary>
    public readonly Box Column(int index, int count)
    {
        var (left, right) = (Rest.X + ((Rest.Width + gap) * index / count), Rest.X + ((Rest.Width + gap) * (index + 1) / count) - gap);
        return Rest with { X = left, Width = Math.Max(0, right - left) };
    }
}
