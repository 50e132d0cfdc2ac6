namespace LiveConv.Host.Overlay;

/// <summary>What the viewer has chosen to see.</summary>
internal sealed class ViewState
{
    public View View { get; set; }

    /// <summary>The chosen feature map of the chosen layer.</summary>
    public int Channel { get; set; }

    /// <summary>The chosen feature map alone, in full size.</summary>
    public bool WholeMap { get; set; }

    /// <summary>The difference to the reference instead of the view.</summary>
    public bool Difference { get; set; }

    /// <summary>Feature maps over the picture.</summary>
    public bool Strip { get; set; } = true;

    public bool Hud { get; set; } = true;

    public bool Help { get; set; }

    /// <summary>Whether feature maps are to be seen, so that their ranges are needed.</summary>
    public bool ShowsMaps => !Difference && (WholeMap || View == View.Mosaic || (Strip && View == View.Result));

    /// <summary>Whether what a network found is to be seen.</summary>
    public bool ShowsResults => !Difference && !WholeMap && View != View.Mosaic;

    /// <summary>Whether the frame itself is to be seen.</summary>
    public bool ShowsInput => !Difference && !WholeMap && View is View.SideBySide or View.Blend;
}
