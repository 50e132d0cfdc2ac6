using LiveConv.Host.Capture;
using LiveConv.Host.Commands;
using LiveConv.Host.Output;

namespace LiveConv.Host.Loop;

/// <summary>What <c>run</c> was asked for.</summary>
/// <param name="Settings">Source (never null), pipeline, backend, size, rate, threads.</param>
/// <param name="View">The first view, or panels; and what the panels look at.</param>
/// <param name="Out">Where a headless run writes; null chooses a name.</param>
/// <param name="Context">Standard output, standard error, Ctrl+C.</param>
internal sealed record RunOptions(FrameSettings Settings, (string Name, PanelViewOptions Options) View, string? Out, CommandContext Context)
{
    /// <summary>Size of the window at the start; null for the last one.</summary>
    public PictureSize? Window { get; init; }

    /// <summary>What is done in the window instead of by the user; null where it is the user's.</summary>
    public string? Script { get; init; }

    /// <summary>Where the window's state is kept; null for nowhere.</summary>
    public string? StatePath { get; init; }

    public bool Fullscreen { get; init; }

    /// <summary>Whether a picture waits for the screen.</summary>
    public bool VSync { get; init; } = true;

    /// <summary>Whether sampled values of the shown frames are checked while panels are open.</summary>
    public bool Verify { get; init; } = true;

    /// <summary>1 or 2; null chooses by the screen.</summary>
    public int? UiScale { get; init; }

    /// <summary>Where screenshots go.</summary>
    public string Screenshots { get; init; } = ".";
}
