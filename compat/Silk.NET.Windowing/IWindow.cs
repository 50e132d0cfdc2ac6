using Silk.NET.Maths;

namespace Silk.NET.Windowing;

/// <summary>A view in a window of the desktop.</summary>
public interface IWindow : IWindowProperties, IView
{
    event Action<Vector2D<int>>? Move;

    event Action<WindowState>? StateChanged;

    /// <summary>With the paths that were dropped.</summary>
    event Action<string[]>? FileDrop;

    new bool IsClosing { get; set; }
}
