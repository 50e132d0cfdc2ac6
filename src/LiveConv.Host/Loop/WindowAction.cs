namespace LiveConv.Host.Loop;

/// <summary>What a key does.</summary>
public enum WindowAction
{
    Pause,
    Step,
    NextPipeline,
    PreviousPipeline,
    LayerUp,
    LayerDown,
    ChannelLeft,
    ChannelRight,
    WholeMap,
    NextView,
    Difference,
    Strip,
    Hud,
    Help,
    Screenshot,
    Fullscreen,
    Background,
    Cancel,
    Quit,
}
