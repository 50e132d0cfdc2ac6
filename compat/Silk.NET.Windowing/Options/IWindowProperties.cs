using Silk.NET.Core.Contexts;
using Silk.NET.Maths;

namespace Silk.NET.Windowing;

public interface IWindowProperties : IViewProperties
{
    bool IsVisible { get; set; }

    /// <summary>Of the client area on the desktop, in screen coordinates.</summary>
    Vector2D<int> Position { get; set; }

    /// <summary>Of the client area, in screen coordinates; FramebufferSize is in pixels.</summary>
    new Vector2D<int> Size { get; set; }

    string Title { get; set; }

    WindowState WindowState { get; set; }

    WindowBorder WindowBorder { get; set; }

    bool TransparentFramebuffer { get; }

    bool TopMost { get; set; }

    IGLContext? SharedContext { get; }

    string? WindowClass { get; }
}
