using Silk.NET.Maths;

namespace Silk.NET.Windowing;

public interface IViewProperties
{
    /// <summary>Whether DoRender ends with SwapBuffers.</summary>
    bool ShouldSwapAutomatically { get; set; }

    /// <summary>Whether DoEvents waits for an event.</summary>
    bool IsEventDriven { get; set; }

    /// <summary>Whether DoRender leaves making current, swapping and the swap interval to the caller.</summary>
    bool IsContextControlDisabled { get; set; }

    Vector2D<int> Size { get; }

    /// <summary>0 for as many as the loop makes.</summary>
    double FramesPerSecond { get; set; }

    double UpdatesPerSecond { get; set; }

    GraphicsAPI API { get; }

    bool VSync { get; set; }

    VideoMode VideoMode { get; }

    int? PreferredDepthBufferBits { get; }

    int? PreferredStencilBufferBits { get; }

    int? Samples { get; }
}
