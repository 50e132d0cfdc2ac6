namespace LiveConv.Host.Microscope;

/// <summary>A row of the table of panels.</summary>
/// <param name="Kind">Which.</param>
/// <param name="Name">For <c>--view</c> and scripts.</param>
/// <param name="Title">On its tab.</param>
/// <param name="Summary">What it shows, in one sentence.</param>
/// <param name="Make">Makes it for a scene.</param>
internal sealed record PanelEntry(PanelKind Kind, string Name, string Title, string Summary, Func<Scene, IPanel> Make)
{
    /// <summary>The key that opens and closes it.</summary>
    public string Key => $"{(int)Kind + 1}";

    public string Tip { get; } = $"{Title}: {Summary} ({(int)Kind + 1})";

    public string CloseTip { get; } = $"close {Title} ({(int)Kind + 1})";

    public string ZoomTip { get; } = $"{Title} in the room of all panels, and back (z)";
}
