using System.Diagnostics;
using System.Drawing;
using Silk.NET.Input;
using Silk.NET.Maths;
using Silk.NET.OpenGL;
using Silk.NET.Windowing;
using Xunit;

namespace LiveConv.Compat.Tests;

public class WindowTests
{
    [SkippableFact]
    public unsafe void Initialize_Core43_DrawsWhatItClears()
    {
        using var window = Open(out var gl);
        gl.Viewport(window.FramebufferSize);
        gl.ClearColor(Color.FromArgb(255, 51, 102, 204));
        gl.Clear(ClearBufferMask.ColorBufferBit);
        var pixel = stackalloc byte[4];
        gl.ReadPixels(5, 5, 1, 1, PixelFormat.Rgba, PixelType.UnsignedByte, pixel);

        Assert.Equal((51, 102, 204), (pixel[0], pixel[1], pixel[2]));
        Assert.Equal(GLEnum.NoError, gl.GetError());
        Assert.True(gl.GetInteger(GetPName.MajorVersion) >= 4);
        Assert.StartsWith("4.", gl.GetStringS(StringName.Version), StringComparison.Ordinal);
    }

    [SkippableFact]
    public void Initialize_ImpossibleVersion_ThrowsAndLeavesRoomForAnother()
    {
        SkipWithoutDisplay();
        using var impossible = Window.Create(Options(9, 9));

        var error = Assert.ThrowsAny<Exception>(impossible.Initialize);

        Assert.Contains("9.9", error.Message, StringComparison.Ordinal);
        using var window = Open(out _);
        Assert.True(window.IsInitialized);
    }

    [SkippableFact]
    public void WindowState_FullscreenAndBack_RestoresTheSize()
    {
        using var window = Open(out _);
        var states = new List<WindowState>();
        window.StateChanged += states.Add;

        window.WindowState = WindowState.Fullscreen;
        window.DoEvents();
        Assert.Equal(WindowState.Fullscreen, window.WindowState);
        window.WindowState = WindowState.Normal;
        window.DoEvents();

        Assert.Equal(new Vector2D<int>(320, 240), window.Size);
        Assert.Equal([WindowState.Fullscreen, WindowState.Normal], states);
    }

    [SkippableFact]
    public void DoRender_EveryFrame_AllocatesNothing()
    {
        using var window = Open(out _);
        var frames = 0;
        window.Render += _ => frames++;
        Frame();
        Frame();

        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 20; i++) Frame();

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
        Assert.Equal(22, frames);

        void Frame()
        {
            window.DoEvents();
            window.DoUpdate();
            window.DoRender();
        }
    }

    [SkippableFact]
    public void CreateInput_KeyAndMouse_ReachTheirEvents()
    {
        using var window = Open(out _);
        Skip.IfNot(Tool("getdisplaygeometry"), "needs xdotool");
        using var input = window.CreateInput();
        var keys = new List<Key>();
        var clicks = new List<MouseButton>();
        var wheel = 0f;
        input.Keyboards[0].KeyDown += (_, key, _) => keys.Add(key);
        input.Mice[0].MouseDown += (_, button) => clicks.Add(button);
        input.Mice[0].Scroll += (_, scroll) => wheel += scroll.Y;
        window.Focus();
        window.DoEvents();
        var at = window.PointToScreen(new Vector2D<int>(160, 120));

        Tool($"mousemove {at.X} {at.Y} click 1 click 4 key space");
        var deadline = Stopwatch.StartNew();
        while (deadline.ElapsedMilliseconds < 3000 && (keys.Count == 0 || clicks.Count == 0 || wheel == 0)) window.DoEvents();

        Assert.Equal([Key.Space], keys);
        Assert.Equal([MouseButton.Left], clicks);
        Assert.Equal(1, wheel);
        Assert.Equal(160, input.Mice[0].Position.X, 1f);
    }

    [SkippableFact]
    public void DoEvents_HandlerThrows_PassesTheExceptionOn()
    {
        using var window = Open(out _);
        window.Resize += _ => throw new InvalidDataException("from the handler");
        window.Size = new Vector2D<int>(400, 300);

        Assert.Throws<InvalidDataException>(() =>
        {
            for (var i = 0; i < 100; i++)
            {
                window.DoEvents();
                Thread.Sleep(10);
            }
        });
    }

    [SkippableFact]
    public void Create_WithoutDisplay_SaysWhyThereIsNoWindow()
    {
        Skip.IfNot(OperatingSystem.IsLinux() && string.IsNullOrEmpty(Environment.GetEnvironmentVariable("DISPLAY")), "there is a display");

        var error = Assert.Throws<PlatformNotSupportedException>(() => Window.Create(WindowOptions.Default));

        Assert.NotEmpty(error.Message);
    }

    private static IWindow Open(out GL gl)
    {
        SkipWithoutDisplay();
        var window = Window.Create(Options(4, 3));
        window.Initialize();
        gl = window.CreateOpenGL();
        return window;
    }

    private static WindowOptions Options(int major, int minor) => WindowOptions.Default with
    {
        Size = new Vector2D<int>(320, 240),
        API = new GraphicsAPI(ContextAPI.OpenGL, ContextProfile.Core, ContextFlags.Default, new APIVersion(major, minor)),
        VSync = false,
    };

    private static void SkipWithoutDisplay() =>
        Skip.If(string.IsNullOrEmpty(Environment.GetEnvironmentVariable("DISPLAY")), "no display (DISPLAY is not set)");

    private static bool Tool(string arguments)
    {
        try
        {
            using var tool = Process.Start(new ProcessStartInfo("xdotool", arguments) { RedirectStandardOutput = true, RedirectStandardError = true });
            tool!.WaitForExit();
            return tool.ExitCode == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }
}
