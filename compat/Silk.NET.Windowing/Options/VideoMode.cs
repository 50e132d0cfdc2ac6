using Silk.NET.Maths;

namespace Silk.NET.Windowing;

/// <summary>What a monitor shows: its resolution in pixels and its refresh rate in Hz.</summary>
public struct VideoMode
{
    public VideoMode(Vector2D<int>? resolution = null, int? refreshRate = null) => (Resolution, RefreshRate) = (resolution, refreshRate);

    public VideoMode(int refreshRate) : this(null, refreshRate) { }

    public static VideoMode Default => new();

    public Vector2D<int>? Resolution { get; }

    public int? RefreshRate { get; }
}
