namespace LiveConv.Host.Microscope;

/// <summary>Which panels are open, and what else outlives a change of the pipeline and the end of the program.</summary>
internal sealed class WorkbenchState
{
    /// <summary>The open panels.</summary>
    public HashSet<PanelKind> Open { get; init; } = [];

    /// <summary>The panel that has the room of all tiles; null where they share it.</summary>
    public PanelKind? Zoomed { get; set; }

    /// <summary>What the picture's tile shows: 0 the frame, 1 the result.</summary>
    public int Picture { get; set; }

    /// <summary>The tile that was opened last, to be zoomed; null where none is open.</summary>
    public PanelKind? LastOpened { get; private set; }

    public bool IsOpen => Open.Count > 0;

    /// <summary>Closes all panels.</summary>
    public void Close()
    {
        Open.Clear();
        (Zoomed, LastOpened) = (null, null);
    }

    public void Toggle(PanelKind kind)
    {
        if (!Open.Remove(kind)) Open.Add(kind);
        if (kind is not (PanelKind.Layers or PanelKind.Time)) LastOpened = Open.Contains(kind) ? kind : null;
        if (Zoomed is { } zoomed && !Open.Contains(zoomed)) Zoomed = null;
    }
}
