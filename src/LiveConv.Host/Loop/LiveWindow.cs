using System.Runtime;
using LiveConv.Host.Commands;
using LiveConv.Frames;
using LiveConv.Host.Scripts;
using LiveConv.Host.Ui;
using LiveConv.Pipelines;
using LiveConv.Shaders.Gl;
using Silk.NET.Input;
using Silk.NET.Maths;
using Silk.NET.OpenGL;
using Silk.NET.Windowing;

namespace LiveConv.Host.Loop;

/// <summary>The live window: a render loop over a <see cref="LiveSession"/>, its keys and its dropped files.</summary>
internal sealed class LiveWindow : IDisposable
{
    /// <summary>From so many rows on text is doubled.</summary>
    private const int HighScreen = 1800;

    private readonly RunOptions options;
    private readonly IWindow window;
    private readonly IInputContext input;
    private readonly GlDevice device;
    private readonly LiveSession session;
    private readonly ScriptPlayer? player;
    private readonly WindowSettings settings;
    private PanelWarmUp? warmUp;

    private LiveWindow(RunOptions options)
    {
        this.options = options;
        // First what may be wrong with the user's words, so that no window flashes up for it.
        var definition = ReadFilter(options);
        var script = options.Script is { } file ? Script.Read(file) : [];
        settings = options.StatePath is { } path ? WindowSettings.Load(path, options.Context.Warn) : new WindowSettings();
        var source = LiveSession.OpenSource(options, options.Settings.Source!, options.Settings.Start);
        try
        {
            var threads = SoftwareWorkers.Threads();
            window = Create(options, settings);
            _ = SoftwareWorkers.Spread(threads);
            device = new GlDevice(window.CreateOpenGL());
            session = new LiveSession(device, options, definition, source) { ToWindow = Do };
            session.Restore(settings);
            if (options.Script is { } name) player = new ScriptPlayer(name, script, session, options.Context.Out);
        }
        catch
        {
            source.Dispose();
            window?.Dispose();
            throw;
        }

        window.Title = session.Title;
        input = window.CreateInput();
        foreach (var keyboard in input.Keyboards)
        {
            keyboard.KeyChar += (_, character) => Type(character);
            keyboard.KeyDown += (board, key, _) => Press(key, board.IsKeyPressed(Key.ShiftLeft) || board.IsKeyPressed(Key.ShiftRight));
        }

        foreach (var mouse in input.Mice)
        {
            mouse.MouseMove += (_, place) => Move(place);
            mouse.MouseDown += (_, button) => Click(button, isDown: true);
            mouse.MouseUp += (_, button) => Click(button, isDown: false);
            mouse.Scroll += (_, wheel) => Scroll(wheel.Y);
        }

        window.FileDrop += paths => session.Open(paths[0]);
        window.FramebufferResize += _ => session.Invalidate();
        window.Render += _ => Render();
    }

    /// <summary>Shows the window until it is closed.</summary>
    /// <returns>The exit code.</returns>
    /// <exception cref="DisplayException">There is no display.</exception>
    public static int Run(RunOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        Backends.PrepareSoftwareGl(options.Settings.Threads, draws: true);
        // Collections of everything at once would hold the display up.
        GCSettings.LatencyMode = GCLatencyMode.SustainedLowLatency;
        using var shown = new LiveWindow(options);
        return shown.Loop();
    }

    public void Dispose()
    {
        warmUp?.Stop();
        session.Dispose();
        device.Dispose();
        input.Dispose();
        window.Dispose();
        // Last, since it may be in the middle of a panel: the window is gone by then.
        warmUp?.Dispose();
    }

    /// <summary>The filter that is to be shown first; null for a network, of which only what is quickly seen is checked here.</summary>
    private static IPipelineDefinition? ReadFilter(RunOptions options)
    {
        var name = options.Settings.Pipeline ?? FrameSession.DefaultPipeline;
        if (!PipelineResolver.IsModel(name)) return FrameSession.ReadPipeline(options.Settings, options.Context);
        PipelineResolver.Check(name);
        return null;
    }

    private int Loop()
    {
        warmUp = new PanelWarmUp();
        var frames = options.Settings.Frames ?? long.MaxValue;
        while (!window.IsClosing && session.Shown < frames)
        {
            options.Context.Cancel.ThrowIfCancellationRequested();
            window.DoEvents();
            if (window.IsClosing) break;
            if (session.Shown > 0) player?.Advance();
            if (window.IsClosing) break;
            if (session.Update()) window.DoRender();
            if (session.HasEnded && options.Settings.Frames is not null) break;
        }

        if (options.StatePath is { } path && window.WindowState == WindowState.Normal) session.Remember(window.Size.X, window.Size.Y).Save(path, options.Context.Warn);
        return session.ExitCode;
    }

    private void Render()
    {
        var size = window.FramebufferSize;
        if (size.X < 1 || size.Y < 1)
        {
            // Minimised: nothing can be drawn, and nobody looks.
            Thread.Sleep(10);
            return;
        }

        session.Draw(size.X, size.Y, options.UiScale ?? (size.Y > HighScreen || size.Y >= 1.5 * window.Size.Y ? 2 : 1));
        if (player?.Wanted is not null) player.Save(ReadPixels(size.X, size.Y));
        window.SwapBuffers();
        session.Presented();
    }

    // What was drawn, from the top.
    private Frame ReadPixels(int width, int height)
    {
        var (frame, row) = (new Frame(width, height), width * 4);
        var pixels = new byte[width * height * 4];
        device.Gl.ReadPixels<byte>(0, 0, (uint)width, (uint)height, PixelFormat.Rgba, PixelType.UnsignedByte, pixels);
        for (var y = 0; y < height; y++) pixels.AsSpan((height - 1 - y) * row, row).CopyTo(frame.Rgba.AsSpan(y * row));
        for (var i = 3; i < frame.Rgba.Length; i += 4) frame.Rgba[i] = 255;
        return frame;
    }

    private void Type(char character)
    {
        if (session.TakesTyping) session.Input.Type(character);
        else Do(KeyTable.Find(character));
        session.Invalidate();
    }

    private void Press(Key key, bool shift)
    {
        if (!session.TakesTyping) Do(KeyTable.Find(key, shift));
        else if (FieldKey(key) is { } known) session.Input.Type(known);
        session.Invalidate();
    }

    private static UiKey? FieldKey(Key key) => key switch
    {
        Key.Enter or Key.KeypadEnter => UiKey.Enter,
        Key.Escape => UiKey.Escape,
        Key.Backspace => UiKey.Backspace,
        Key.Tab => UiKey.Tab,
        Key.Up => UiKey.Up,
        Key.Down => UiKey.Down,
        _ => null,
    };

    // The mouse counts in the window's units, pictures in pixels.
    private void Move(System.Numerics.Vector2 place)
    {
        var (pixels, units) = (window.FramebufferSize, window.Size);
        session.Input.Move((int)(place.X * pixels.X / Math.Max(1, units.X)), (int)(place.Y * pixels.Y / Math.Max(1, units.Y)));
        if (session.ShowsPanels) session.Invalidate();
    }

    private void Click(MouseButton button, bool isDown)
    {
        if (button != MouseButton.Left) return;
        if (isDown) session.Input.Press();
        else session.Input.Release();
        if (session.ShowsPanels) session.Invalidate();
    }

    private void Scroll(float notches)
    {
        session.Input.Scroll(notches);
        if (session.ShowsPanels) session.Invalidate();
    }

    private void Do(WindowAction? action)
    {
        if (action is { } known) session.Do(known);
    }

    // What the session leaves to the window.
    private void Do(WindowAction action)
    {
        switch (action)
        {
            case WindowAction.Quit:
                window.Close();
                break;
            case WindowAction.Fullscreen:
                window.WindowState = window.WindowState == WindowState.Fullscreen ? WindowState.Normal : WindowState.Fullscreen;
                break;
            default:
                window.Title = session.Title;
                break;
        }
    }

    private static IWindow Create(RunOptions options, WindowSettings settings)
    {
        var size = options.Window is { } asked ? new Vector2D<int>(asked.Width, asked.Height) : new Vector2D<int>(Math.Max(320, settings.Width ?? 1280), Math.Max(240, settings.Height ?? 720));
        var problem = "";
        foreach (var minor in (ReadOnlySpan<int>)[5, 3])
        {
            IWindow? window = null;
            try
            {
                window = Window.Create(WindowOptions.Default with
                {
                    Title = "LiveConv",
                    WindowClass = "liveconv",
                    Size = size,
                    WindowState = options.Fullscreen ? WindowState.Fullscreen : WindowState.Normal,
                    API = new GraphicsAPI(ContextAPI.OpenGL, ContextProfile.Core, ContextFlags.ForwardCompatible, new APIVersion(4, minor)),
                    VSync = options.VSync,
                    ShouldSwapAutomatically = false,
                });
                window.Initialize();
                return window;
            }
            catch (Exception failure) when (failure is not OutOfMemoryException)
            {
                // Each windowing backend has exceptions of its own.
                problem = failure.Message.ReplaceLineEndings(" ");
                window?.Dispose();
            }
        }

        throw new DisplayException(problem);
    }
}
