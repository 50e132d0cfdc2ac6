using System.CommandLine;
using LiveConv.Graphs;
using LiveConv.Host.Capture;
using LiveConv.Host.Output;

namespace LiveConv.Host.Commands;

/// <summary>What <c>--view</c> chooses.</summary>
internal static class Views
{
    public static string[] Names { get; } = ["result", "side", "blend", "mosaic"];

    public static Option<string> MakeOption()
    {
        var option = new Option<string>("--view")
        {
            HelpName = string.Join('|', Names),
            Description = "The result, the frame and the result side by side, both blended, or a mosaic of the feature maps",
            DefaultValueFactory = _ => Names[0],
        };
        option.Validators.Add(result =>
        {
            if (result.Tokens is [{ Value: var name }] && !Names.Contains(name))
                result.AddError($"--view {name}: the views are {string.Join(", ", Names)}");
        });
        return option;
    }

    public static IFrameView Create(string name, ILoadedPipeline loaded)
    {
        var pipeline = loaded.Pipeline;
        var frame = new PictureSize(pipeline.Width, pipeline.Height);
        var picture = new PictureSize(pipeline.PictureWidth, pipeline.PictureHeight);
        return name switch
        {
            "side" => new SideBySideView(frame, picture),
            "blend" => new BlendView(frame, picture),
            "mosaic" => new MosaicView(pipeline),
            _ => new ResultView(picture),
        };
    }
}
