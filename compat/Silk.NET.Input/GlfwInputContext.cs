using System.Numerics;
using System.Runtime.InteropServices;
using Silk.NET.Windowing;

namespace Silk.NET.Input;

/// <summary>Takes GLFW's input callbacks of a window to its keyboard and mouse.</summary>
internal sealed unsafe class GlfwInputContext : IInputContext
{
    private const int Release = 0;
    private const int Press = 1;

    private readonly GlfwWindow _window;
    private readonly GlfwKeyboard _keyboard;
    private readonly GlfwMouse _mouse;

    internal GlfwInputContext(GlfwWindow window)
    {
        _window = window;
        _keyboard = new GlfwKeyboard(window.Handle);
        _mouse = new GlfwMouse(window.Handle);
        Keyboards = [_keyboard];
        Mice = [_mouse];
        window.Input = this;
        Glfw.glfwSetKeyCallback(Handle, &OnKey);
        Glfw.glfwSetCharCallback(Handle, &OnChar);
        Glfw.glfwSetMouseButtonCallback(Handle, &OnButton);
        Glfw.glfwSetCursorPosCallback(Handle, &OnMove);
        Glfw.glfwSetScrollCallback(Handle, &OnScroll);
    }

    public nint Handle => _window.Handle;

    public IReadOnlyList<IKeyboard> Keyboards { get; }

    public IReadOnlyList<IMouse> Mice { get; }

    public void Dispose()
    {
        if (!ReferenceEquals(_window.Input, this)) return;
        _window.Input = null;
        Glfw.glfwSetKeyCallback(Handle, null);
        Glfw.glfwSetCharCallback(Handle, null);
        Glfw.glfwSetMouseButtonCallback(Handle, null);
        Glfw.glfwSetCursorPosCallback(Handle, null);
        Glfw.glfwSetScrollCallback(Handle, null);
    }

    [UnmanagedCallersOnly]
    private static void OnKey(nint handle, int key, int scancode, int action, int mods)
    {
        var window = GlfwWindow.Of(handle);
        try
        {
            if (window.Input is not GlfwInputContext input) return;
            if (action == Press) input._keyboard.RaiseDown((Key)key, scancode);
            else if (action == Release) input._keyboard.RaiseUp((Key)key, scancode);
        }
        catch (Exception e) { window.Fail(e); }
    }

    [UnmanagedCallersOnly]
    private static void OnChar(nint handle, uint codePoint)
    {
        var window = GlfwWindow.Of(handle);
        try { (window.Input as GlfwInputContext)?._keyboard.RaiseChar((char)codePoint); }
        catch (Exception e) { window.Fail(e); }
    }

    [UnmanagedCallersOnly]
    private static void OnButton(nint handle, int button, int action, int mods)
    {
        var window = GlfwWindow.Of(handle);
        try
        {
            if (window.Input is not GlfwInputContext input) return;
            if (action == Press) input._mouse.RaiseDown((MouseButton)button);
            else input._mouse.RaiseUp((MouseButton)button);
        }
        catch (Exception e) { window.Fail(e); }
    }

    [UnmanagedCallersOnly]
    private static void OnMove(nint handle, double x, double y)
    {
        var window = GlfwWindow.Of(handle);
        try { (window.Input as GlfwInputContext)?._mouse.RaiseMove(new Vector2((float)x, (float)y)); }
        catch (Exception e) { window.Fail(e); }
    }

    [UnmanagedCallersOnly]
    private static void OnScroll(nint handle, double x, double y)
    {
        var window = GlfwWindow.Of(handle);
        try { (window.Input as GlfwInputContext)?._mouse.RaiseScroll(new ScrollWheel((float)x, (float)y)); }
        catch (Exception e) { window.Fail(e); }
    }
}
