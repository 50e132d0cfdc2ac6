using System.Diagnostics;
using System.Runtime.ExceptionServices;
using System.Runtime.InteropServices;
using Silk.NET.Core.Contexts;
using Silk.NET.GLFW;

namespace Silk.NET.Windowing;

/// <summary>A window of GLFW: its life and its loop. The loop allocates nothing.</summary>
internal sealed partial class GlfwWindow : IWindow
{
    private readonly Stopwatch _life = new();
    private readonly Stopwatch _sinceRender = new();
    private readonly Stopwatch _sinceUpdate = new();
    private WindowOptions _options;
    private GlfwContext? _context;
    private GCHandle _self;
    private ExceptionDispatchInfo? _failure;
    private bool _swapIntervalChanged;
    private bool _inLoop;

    internal GlfwWindow(WindowOptions options)
    {
        _options = options;
        _options.Title ??= "";
    }

    public event Action? Load;

    public event Action<double>? Update;

    public event Action<double>? Render;

    public nint Handle { get; private set; }

    public bool IsInitialized => Handle != 0;

    public bool IsClosing
    {
        get => !IsInitialized || Glfw.glfwWindowShouldClose(Handle) != 0;
        set
        {
            if (IsInitialized) Glfw.glfwSetWindowShouldClose(Handle, value ? 1 : 0);
        }
    }

    public double Time => _life.Elapsed.TotalSeconds;

    public IGLContext? GLContext
    {
        get
        {
            if (_options.API.API is not (ContextAPI.OpenGL or ContextAPI.OpenGLES)) return null;
            return _context ?? throw new InvalidOperationException("The OpenGL context exists from Load on; initialize the window first.");
        }
    }

    /// <summary>Where the input of this window goes: an object of Silk.NET.Input.</summary>
    internal object? Input { get; set; }

    public void Initialize()
    {
        if (IsInitialized) return;
        Handle = CreateWindow();
        _self = GCHandle.Alloc(this);
        Glfw.glfwSetWindowUserPointer(Handle, GCHandle.ToIntPtr(_self));
        Subscribe();
        if (_options.API.API is ContextAPI.OpenGL or ContextAPI.OpenGLES)
        {
            _context = new GlfwContext(Handle, this);
            _context.MakeCurrent();
        }

        _swapIntervalChanged = true;
        Place();
        _sinceRender.Restart();
        _sinceUpdate.Restart();
        _life.Restart();
        Load?.Invoke();
    }

    public void DoEvents()
    {
        if (!IsInitialized) return;
        _inLoop = true;
        if (IsEventDriven) Glfw.glfwWaitEvents();
        else Glfw.glfwPollEvents();
        _inLoop = false;
        if (_failure is null) return;
        var failure = _failure;
        _failure = null;
        failure.Throw();
    }

    public void DoUpdate()
    {
        var seconds = _sinceUpdate.Elapsed.TotalSeconds;
        if (UpdatesPerSecond > 0 && seconds < 1 / UpdatesPerSecond) return;
        _sinceUpdate.Restart();
        _inLoop = true;
        try { Update?.Invoke(seconds); }
        finally { _inLoop = false; }
    }

    public void DoRender()
    {
        var seconds = _sinceRender.Elapsed.TotalSeconds;
        if (!VSync && FramesPerSecond > 0 && seconds < 1 / FramesPerSecond) return;
        if (_context is not null && !IsContextControlDisabled)
        {
            if (!_context.IsCurrent) _context.MakeCurrent();
            if (_swapIntervalChanged) _context.SwapInterval(VSync ? 1 : 0);
            _swapIntervalChanged = false;
        }

        _sinceRender.Restart();
        _inLoop = true;
        try { Render?.Invoke(seconds); }
        finally { _inLoop = false; }
        if (!IsContextControlDisabled && ShouldSwapAutomatically) _context?.SwapBuffers();
    }

    public void Run(Action onFrame)
    {
        while (!IsClosing) onFrame();
    }

    public void ContinueEvents() => Glfw.glfwPostEmptyEvent();

    public void Close()
    {
        Closing?.Invoke();
        IsClosing = true;
    }

    public void Reset()
    {
        if (_inLoop) throw new InvalidOperationException("Reset cannot be called from inside the window's loop; call Close, and Reset after it.");
        if (!IsInitialized) return;
        _context?.Clear();
        Glfw.glfwDestroyWindow(Handle);
        Handle = 0;
        _context = null;
        Input = null;
        _self.Free();
        _life.Reset();
        _sinceRender.Reset();
        _sinceUpdate.Reset();
    }

    public void Dispose() => Reset();

    /// <summary>Keeps an event handler's exception until GLFW has returned; it must not cross native frames.</summary>
    internal void Fail(Exception exception) => _failure ??= ExceptionDispatchInfo.Capture(exception);

    private nint CreateWindow()
    {
        Glfw.glfwDefaultWindowHints();
        Glfw.glfwWindowHint(Hint.Visible, 0);
        Glfw.glfwWindowHint(Hint.Resizable, _options.WindowBorder == WindowBorder.Resizable ? 1 : 0);
        Glfw.glfwWindowHint(Hint.Decorated, _options.WindowBorder == WindowBorder.Hidden ? 0 : 1);
        Glfw.glfwWindowHint(Hint.Floating, _options.TopMost ? 1 : 0);
        Glfw.glfwWindowHint(Hint.TransparentFramebuffer, _options.TransparentFramebuffer ? 1 : 0);
        if (_options.PreferredDepthBufferBits is { } depth) Glfw.glfwWindowHint(Hint.DepthBits, depth);
        if (_options.PreferredStencilBufferBits is { } stencil) Glfw.glfwWindowHint(Hint.StencilBits, stencil);
        if (_options.Samples is { } samples) Glfw.glfwWindowHint(Hint.Samples, samples);
        if (_options.WindowClass is { } name)
        {
            Glfw.glfwWindowHintString(Hint.X11ClassName, name);
            Glfw.glfwWindowHintString(Hint.X11InstanceName, name);
        }

        HintContext(_options.API);
        var share = _options.SharedContext?.Handle ?? 0;
        var handle = Glfw.glfwCreateWindow(_options.Size.X, _options.Size.Y, _options.Title, 0, share);
        if (handle != 0) return handle;
        var reason = GlfwLibrary.LastError();
        var (api, version) = (_options.API.API, _options.API.Version);
        throw new GlfwException($"No window with {api} {version.MajorVersion}.{version.MinorVersion} could be made: {reason}");
    }

    private static void HintContext(GraphicsAPI api)
    {
        Glfw.glfwWindowHint(Hint.ClientApi, api.API switch { ContextAPI.OpenGL => Hint.OpenGLApi, ContextAPI.OpenGLES => Hint.OpenGLEsApi, _ => Hint.NoApi });
        if (api.API is not (ContextAPI.OpenGL or ContextAPI.OpenGLES)) return;
        Glfw.glfwWindowHint(Hint.ContextVersionMajor, api.Version.MajorVersion);
        Glfw.glfwWindowHint(Hint.ContextVersionMinor, api.Version.MinorVersion);
        Glfw.glfwWindowHint(Hint.OpenGLDebugContext, api.Flags.HasFlag(ContextFlags.Debug) ? 1 : 0);
        if (api.API != ContextAPI.OpenGL || (api.Version.MajorVersion, api.Version.MinorVersion).CompareTo((3, 2)) < 0) return;
        Glfw.glfwWindowHint(Hint.OpenGLForwardCompat, api.Flags.HasFlag(ContextFlags.ForwardCompatible) ? 1 : 0);
        Glfw.glfwWindowHint(Hint.OpenGLProfile, api.Profile == ContextProfile.Core ? Hint.CoreProfile : Hint.CompatProfile);
    }

    private void Place()
    {
        var state = _options.WindowState;
        if (state != WindowState.Fullscreen) Glfw.glfwSetWindowPos(Handle, _options.Position.X, _options.Position.Y);
        if (_options.IsVisible) Glfw.glfwShowWindow(Handle);
        if (state != WindowState.Normal) WindowState = state;
    }
}
