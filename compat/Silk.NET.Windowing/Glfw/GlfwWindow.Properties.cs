using Silk.NET.Core.Contexts;
using Silk.NET.Maths;

namespace Silk.NET.Windowing;

// Before initialization the options hold the properties; after it GLFW does.
internal sealed unsafe partial class GlfwWindow
{
    private Vector2D<int> _normalPosition;
    private Vector2D<int> _normalSize;

    public bool ShouldSwapAutomatically { get => _options.ShouldSwapAutomatically; set => _options.ShouldSwapAutomatically = value; }

    public bool IsEventDriven { get => _options.IsEventDriven; set => _options.IsEventDriven = value; }

    public bool IsContextControlDisabled { get => _options.IsContextControlDisabled; set => _options.IsContextControlDisabled = value; }

    public double FramesPerSecond { get => _options.FramesPerSecond; set => _options.FramesPerSecond = value; }

    public double UpdatesPerSecond { get => _options.UpdatesPerSecond; set => _options.UpdatesPerSecond = value; }

    public GraphicsAPI API => _options.API;

    public bool VSync
    {
        get => _options.VSync;
        set
        {
            _options.VSync = value;
            _swapIntervalChanged = true;
        }
    }

    public int? PreferredDepthBufferBits => _options.PreferredDepthBufferBits;

    public int? PreferredStencilBufferBits => _options.PreferredStencilBufferBits;

    public int? Samples => _options.Samples;

    public bool TransparentFramebuffer => _options.TransparentFramebuffer;

    public IGLContext? SharedContext => _options.SharedContext;

    public string? WindowClass => _options.WindowClass;

    public VideoMode VideoMode
    {
        get
        {
            if (!IsInitialized) return _options.VideoMode;
            var mode = Glfw.glfwGetVideoMode(CurrentMonitor());
            return mode == null ? _options.VideoMode : new VideoMode(new Vector2D<int>(mode->Width, mode->Height), mode->RefreshRate);
        }
    }

    public Vector2D<int> FramebufferSize
    {
        get
        {
            if (!IsInitialized) return default;
            Glfw.glfwGetFramebufferSize(Handle, out var width, out var height);
            return new Vector2D<int>(width, height);
        }
    }

    public Vector2D<int> Size
    {
        get
        {
            if (!IsInitialized) return _options.Size;
            Glfw.glfwGetWindowSize(Handle, out var width, out var height);
            return new Vector2D<int>(width, height);
        }
        set
        {
            _options.Size = value;
            if (IsInitialized) Glfw.glfwSetWindowSize(Handle, value.X, value.Y);
        }
    }

    public Vector2D<int> Position
    {
        get
        {
            if (!IsInitialized) return _options.Position;
            Glfw.glfwGetWindowPos(Handle, out var x, out var y);
            return new Vector2D<int>(x, y);
        }
        set
        {
            _options.Position = value;
            if (IsInitialized) Glfw.glfwSetWindowPos(Handle, value.X, value.Y);
        }
    }

    public string Title
    {
        get => _options.Title;
        set
        {
            _options.Title = value;
            if (IsInitialized) Glfw.glfwSetWindowTitle(Handle, value);
        }
    }

    public bool IsVisible
    {
        get => IsInitialized ? Attribute(Hint.Visible) : _options.IsVisible;
        set
        {
            _options.IsVisible = value;
            if (!IsInitialized) return;
            if (value) Glfw.glfwShowWindow(Handle);
            else Glfw.glfwHideWindow(Handle);
        }
    }

    public bool TopMost
    {
        get => IsInitialized ? Attribute(Hint.Floating) : _options.TopMost;
        set
        {
            _options.TopMost = value;
            if (IsInitialized) Glfw.glfwSetWindowAttrib(Handle, Hint.Floating, value ? 1 : 0);
        }
    }

    public WindowBorder WindowBorder
    {
        get => _options.WindowBorder;
        set
        {
            _options.WindowBorder = value;
            if (!IsInitialized) return;
            Glfw.glfwSetWindowAttrib(Handle, Hint.Decorated, value == WindowBorder.Hidden ? 0 : 1);
            Glfw.glfwSetWindowAttrib(Handle, Hint.Resizable, value == WindowBorder.Resizable ? 1 : 0);
        }
    }

    /// <summary>Fullscreen takes the monitor that shows most of the window, and leaving it restores size and place.</summary>
    public WindowState WindowState
    {
        get
        {
            if (!IsInitialized) return _options.WindowState;
            if (Glfw.glfwGetWindowMonitor(Handle) != 0) return WindowState.Fullscreen;
            if (Attribute(Hint.Iconified)) return WindowState.Minimized;
            return Attribute(Hint.Maximized) ? WindowState.Maximized : WindowState.Normal;
        }
        set
        {
            _options.WindowState = value;
            if (IsInitialized) Enter(value);
        }
    }

    public void Focus() => Glfw.glfwFocusWindow(Handle);

    public Vector2D<int> PointToClient(Vector2D<int> point)
    {
        var origin = Position;
        return new Vector2D<int>(point.X - origin.X, point.Y - origin.Y);
    }

    public Vector2D<int> PointToScreen(Vector2D<int> point)
    {
        var origin = Position;
        return new Vector2D<int>(point.X + origin.X, point.Y + origin.Y);
    }

    public Vector2D<int> PointToFramebuffer(Vector2D<int> point)
    {
        var (pixels, size) = (FramebufferSize, Size);
        return new Vector2D<int>(point.X * pixels.X / Math.Max(size.X, 1), point.Y * pixels.Y / Math.Max(size.Y, 1));
    }

    private bool Attribute(int attribute) => Glfw.glfwGetWindowAttrib(Handle, attribute) != 0;

    private void Enter(WindowState state)
    {
        var before = WindowState;
        if (before == state) return;
        if (before == WindowState.Fullscreen)
            Glfw.glfwSetWindowMonitor(Handle, 0, _normalPosition.X, _normalPosition.Y, _normalSize.X, _normalSize.Y, 0);
        switch (state)
        {
            case WindowState.Normal:
                if (before != WindowState.Fullscreen) Glfw.glfwRestoreWindow(Handle);
                break;
            case WindowState.Minimized:
                Glfw.glfwIconifyWindow(Handle);
                break;
            case WindowState.Maximized:
                Glfw.glfwMaximizeWindow(Handle);
                break;
            case WindowState.Fullscreen:
                (_normalPosition, _normalSize) = (Position, Size);
                var monitor = CurrentMonitor();
                var mode = Glfw.glfwGetVideoMode(monitor);
                var size = _options.VideoMode.Resolution ?? new Vector2D<int>(mode->Width, mode->Height);
                Glfw.glfwSetWindowMonitor(Handle, monitor, 0, 0, size.X, size.Y, _options.VideoMode.RefreshRate ?? mode->RefreshRate);
                break;
        }

        // GLFW reports minimizing and maximizing itself, but not full screen.
        if (before == WindowState.Fullscreen || state == WindowState.Fullscreen) StateChanged?.Invoke(state);
        _swapIntervalChanged = true;
    }

    private nint CurrentMonitor()
    {
        var (best, bestArea) = (Glfw.glfwGetPrimaryMonitor(), 0L);
        var (position, size) = (Position, Size);
        var monitors = Glfw.glfwGetMonitors(out var count);
        for (var i = 0; i < count; i++)
        {
            Glfw.glfwGetMonitorPos(monitors[i], out var x, out var y);
            var mode = Glfw.glfwGetVideoMode(monitors[i]);
            var width = Math.Min(position.X + size.X, x + mode->Width) - Math.Max(position.X, x);
            var height = Math.Min(position.Y + size.Y, y + mode->Height) - Math.Max(position.Y, y);
            var area = width > 0 && height > 0 ? (long)width * height : 0;
            if (area > bestArea) (best, bestArea) = (monitors[i], area);
        }

        return best;
    }
}
