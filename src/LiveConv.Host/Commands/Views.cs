using LiveConv.Graphs;
using LiveConv.Host.Capture;
using LiveConv.Host.Microscope;
using LiveConv.Host.Output;

namespace LiveConv.Host.Commands;

/// <summary>What <c>--view</c> chooses: one view, or panels joined by <c>+</c>.</summary>
internal static class Views
{
    public static string[] Names { get; } = ["result", "side", "blend", "mosaic"];

    /// <summary>The panels in a view's name; empty where it is no list of panels.</summary>
    public static string[] Panels(string name) => Names.Contains(name) ? [] : name.Split('+');

    /// <summary>What is wrong with a name, or null.</summary>
    public static string? Problem(string name)
    {
        if (Names.Contains(name)) return null;
        var unknown = Array.Find(Panels(name), panel => PanelTable.Find(panel) is null);
        return unknown is null ? null
            : $"--view {name}: '{unknown}' is no view; the views are {string.Join(", ", Names)}, and the panels {string.Join(", ", PanelTable.Entries.Select(entry => entry.Name))}, several joined by +";
    }

    /// <summary>Whether a view looks at layers, so that their values must be kept.</summary>
    public static bool NeedsLayers(string name) => name == "mosaic" || Panels(name).Length > 0;

    public static IFrameView Create(string name, ILoadedPipeline loaded, Func<IExecutor> makeExecutor, PanelViewOptions options)
    {
        var pipeline = loaded.Pipeline;
        var frame = new PictureSize(pipeline.Width, pipeline.Height);
        var picture = new PictureSize(pipeline.PictureWidth, pipeline.PictureHeight);
        return name switch
        {
            "result" => new ResultView(picture),
            "side" => new SideBySideView(frame, picture),
            "blend" => new BlendView(frame, picture),
            "mosaic" => new MosaicView(pipeline),
            _ => new PanelView(loaded, makeExecutor, Panels(name), options),
        };
    }
}
