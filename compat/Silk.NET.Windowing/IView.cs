using Silk.NET.Core.Contexts;
using Silk.NET.Maths;

namespace Silk.NET.Windowing;

/// <summary>A surface with a context, events and a loop. All members belong to the thread that initialized it.</summary>
public interface IView : IViewProperties, IGLContextSource, IDisposable
{
    event Action<Vector2D<int>>? Resize;

    /// <summary>In pixels: what the viewport needs.</summary>
    event Action<Vector2D<int>>? FramebufferResize;

    event Action? Closing;

    event Action<bool>? FocusChanged;

    /// <summary>The context exists and is current.</summary>
    event Action? Load;

    /// <summary>With the seconds since the last one.</summary>
    event Action<double>? Update;

    /// <summary>With the seconds since the last one; the context is current.</summary>
    event Action<double>? Render;

    nint Handle { get; }

    bool IsClosing { get; }

    /// <summary>Seconds since initialization.</summary>
    double Time { get; }

    Vector2D<int> FramebufferSize { get; }

    bool IsInitialized { get; }

    /// <summary>Makes the window and its context, and raises Load.</summary>
    void Initialize();

    void DoRender();

    void DoUpdate();

    void DoEvents();

    /// <summary>Wakes a DoEvents that waits; any thread may call it.</summary>
    void ContinueEvents();

    /// <summary>Destroys the window; Initialize may follow. Not from inside an event.</summary>
    void Reset();

    void Focus();

    /// <summary>Asks the loop to end after this frame.</summary>
    void Close();

    Vector2D<int> PointToClient(Vector2D<int> point);

    Vector2D<int> PointToScreen(Vector2D<int> point);

    Vector2D<int> PointToFramebuffer(Vector2D<int> point);

    /// <summary>Calls <paramref name="onFrame"/> until the window closes.</summary>
    void Run(Action onFrame);
}
