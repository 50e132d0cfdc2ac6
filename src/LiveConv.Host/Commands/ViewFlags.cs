using System.CommandLine;
using LiveConv.Host.Capture;
using LiveConv.Host.Microscope;
using LiveConv.Host.Output;

namespace LiveConv.Host.Commands;

/// <summary>The options that say what is seen: the view, and what its panels look at.</summary>
internal sealed class ViewFlags
{
    private readonly Option<string> view = new("--view")
    {
        HelpName = "VIEW",
        Description = $"What is seen: {string.Join(", ", Views.Names)}; or panels joined by +: {string.Join(", ", PanelTable.Entries.Select(entry => entry.Name))}",
        DefaultValueFactory = _ => Views.Names[0],
    };

    private readonly Option<string?> layer = new("--layer") { HelpName = "NAME|N", Description = "The layer that panels look at, by name or by its place from 1 on; default: the first" };

    private readonly Option<int?> channel = FrameOptions.Parsed<int?>("--channel", "N", "The feature map that panels look at, from 0 on", text =>
        int.TryParse(text, out var number) && number >= 0 ? number : null, "a number from 0 on is needed");

    private readonly Option<(int Y, int X)?> place = FrameOptions.Parsed<(int Y, int X)?>("--at", "X,Y", "The place in the feature map that panels look at", text =>
        text.Split(',') is [var x, var y] && int.TryParse(x, out var column) && int.TryParse(y, out var row) && column >= 0 && row >= 0 ? (row, column) : null,
        "column and row are needed, as in 12,7");

    private readonly Option<PictureSize?> size = FrameOptions.Parsed<PictureSize?>("--view-size", "WxH", "Size of a picture of panels; default: 1280x720", text =>
        PictureSize.TryParse(text, out var size) && size is { Width: >= 320, Height: >= 240 } ? size : null, $"a size from 320x240 to {PictureSize.Limit}x{PictureSize.Limit} is needed");

    public ViewFlags() => view.Validators.Add(result =>
    {
        if (result.Tokens is [{ Value: var name }] && Views.Problem(name) is { } problem) result.AddError(problem);
    });

    public void AddTo(Command command)
    {
        foreach (var option in new Option[] { view, layer, channel, place, size }) command.Options.Add(option);
    }

    public (string View, PanelViewOptions Options) Read(ParseResult parsed) => (parsed.GetValue(view)!, new PanelViewOptions
    {
        Layer = parsed.GetValue(layer),
        Channel = parsed.GetValue(channel) ?? 0,
        Place = parsed.GetValue(place),
        Size = parsed.GetValue(size) ?? new PictureSize(1280, 720),
    });
}
