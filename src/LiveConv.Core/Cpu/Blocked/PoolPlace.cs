namespace LiveConv.Cpu.Blocked;

/// <summary>A window of a pool along one axis.</summary>
/// <param name="First">Its first place that lies inside.</param>
/// <param name="Inside">How many of its places lie inside.</param>
/// <param name="Count">How many places count for a mean.</param>
internal readonly record struct PoolPlace(int First, int Inside, int Count)
{
    /// <summary>All windows of an axis.</summary>
    /// <param name="windows">How many there are.</param>
    /// <param name="stride">From one to the next.</param>
    /// <param name="dilation">From one place of a window to the next.</param>
    /// <param name="taps">Places of a window.</param>
    /// <param name="before">Padding before the first place.</param>
    /// <param name="after">Padding after the last one.</param>
    /// <param name="size">Places inside.</param>
    /// <param name="padded">Whether padding counts.</param>
    public static PoolPlace[] All(int windows, int stride, int dilation, int taps, int before, int after, int size, bool padded)
    {
        var result = new PoolPlace[windows];
        for (var i = 0; i < windows; i++)
        {
            int[] places = [.. Enumerable.Range(0, taps).Select(tap => (i * stride) - before + (tap * dilation))];
            int[] inside = [.. places.Where(place => place >= 0 && place < size)];
            result[i] = new PoolPlace(inside.FirstOrDefault(), inside.Length, padded ? places.Count(place => place < size + after) : inside.Length);
        }

        return result;
    }
}
