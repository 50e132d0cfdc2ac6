namespace LiveConv.Ops;

/// <summary>Maps coordinates outside a row or column to the one inside that the border mode shows there.</summary>
public static class Border
{
    /// <param name="position">Coordinate, possibly outside 0…size−1.</param>
    /// <param name="size">Number of pixels, at least 1.</param>
    /// <param name="mode">The border mode.</param>
    /// <returns>The coordinate inside, or −1 where the value is 0.</returns>
    public static int Map(int position, int size, BorderMode mode)
    {
        if ((uint)position < (uint)size) return position;
        switch (mode)
        {
            case BorderMode.Replicate:
                return position < 0 ? 0 : size - 1;
            case BorderMode.Reflect:
                if (size == 1) return 0;
                while ((uint)position >= (uint)size) position = position < 0 ? -position : (2 * (size - 1)) - position;
                return position;
            default:
                return -1;
        }
    }
}
