using System.Runtime.InteropServices;
using Silk.NET.Maths;

namespace Silk.NET.Windowing;

// GLFW's callbacks: native code calls them, so each one keeps exceptions for DoEvents.
internal sealed unsafe partial class GlfwWindow
{
    public event Action<Vector2D<int>>? Resize;

    public event Action<Vector2D<int>>? FramebufferResize;

    public event Action<Vector2D<int>>? Move;

    public event Action<WindowState>? StateChanged;

    public event Action<string[]>? FileDrop;

    public event Action<bool>? FocusChanged;

    public event Action? Closing;

    /// <summary>The window behind a handle that GLFW gives to a callback.</summary>
    internal static GlfwWindow Of(nint handle) => (GlfwWindow)GCHandle.FromIntPtr(Glfw.glfwGetWindowUserPointer(handle)).Target!;

    private void Subscribe()
    {
        Glfw.glfwSetWindowPosCallback(Handle, &OnMove);
        Glfw.glfwSetWindowSizeCallback(Handle, &OnResize);
        Glfw.glfwSetFramebufferSizeCallback(Handle, &OnFramebufferResize);
        Glfw.glfwSetWindowCloseCallback(Handle, &OnClosing);
        Glfw.glfwSetWindowFocusCallback(Handle, &OnFocus);
        Glfw.glfwSetWindowIconifyCallback(Handle, &OnIconify);
        Glfw.glfwSetWindowMaximizeCallback(Handle, &OnMaximize);
        Glfw.glfwSetDropCallback(Handle, &OnDrop);
    }

    [UnmanagedCallersOnly]
    private static void OnMove(nint handle, int x, int y)
    {
        var window = Of(handle);
        try { window.Move?.Invoke(new Vector2D<int>(x, y)); }
        catch (Exception e) { window.Fail(e); }
    }

    [UnmanagedCallersOnly]
    private static void OnResize(nint handle, int width, int height)
    {
        var window = Of(handle);
        try { window.Resize?.Invoke(new Vector2D<int>(width, height)); }
        catch (Exception e) { window.Fail(e); }
    }

    [UnmanagedCallersOnly]
    private static void OnFramebufferResize(nint handle, int width, int height)
    {
        var window = Of(handle);
        try { window.FramebufferResize?.Invoke(new Vector2D<int>(width, height)); }
        catch (Exception e) { window.Fail(e); }
    }

    [UnmanagedCallersOnly]
    private static void OnClosing(nint handle)
    {
        var window = Of(handle);
        try { window.Closing?.Invoke(); }
        catch (Exception e) { window.Fail(e); }
    }

    [UnmanagedCallersOnly]
    private static void OnFocus(nint handle, int focused)
    {
        var window = Of(handle);
        try { window.FocusChanged?.Invoke(focused != 0); }
        catch (Exception e) { window.Fail(e); }
    }

    [UnmanagedCallersOnly]
    private static void OnIconify(nint handle, int iconified)
    {
        var window = Of(handle);
        try { window.StateChanged?.Invoke(iconified != 0 ? WindowState.Minimized : window.WindowState); }
        catch (Exception e) { window.Fail(e); }
    }

    [UnmanagedCallersOnly]
    private static void OnMaximize(nint handle, int maximized)
    {
        var window = Of(handle);
        try { window.StateChanged?.Invoke(maximized != 0 ? WindowState.Maximized : WindowState.Normal); }
        catch (Exception e) { window.Fail(e); }
    }

    [UnmanagedCallersOnly]
    private static void OnDrop(nint handle, int count, byte** paths)
    {
        var window = Of(handle);
        try
        {
            if (window.FileDrop is not { } dropped) return;
            var names = new string[count];
            for (var i = 0; i < count; i++)
                names[i] = Marshal.PtrToStringUTF8((nint)paths[i]) ?? "";
            dropped(names);
        }
        catch (Exception e) { window.Fail(e); }
    }
}
