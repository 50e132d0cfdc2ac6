namespace LiveConv.Cpu.Rows;

/// <summary>How far around a pixel a layer looks, and what it sees outside the picture.</summary>
internal readonly record struct RowWindow(int Top, int Left, int Bottom, int Right, Edge Edge)
{
    /// <summary>Whether anything but the pixel itself is looked at.</summary>
    public bool IsWide => (Top | Left | Bottom | Right) != 0;
}
