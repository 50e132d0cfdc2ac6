using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using LiveConv.Host.Capture;
using LiveConv.Shaders;

namespace LiveConv.Host.Commands;

/// <summary>The options common to all commands that process frames.</summary>
internal sealed class FrameOptions
{
    public Option<string?> Source { get; } = new("--source", "-s")
    {
        HelpName = "S",
        Description = "camera:0, a picture, a video, a folder of pictures, http:// (MJPEG), rtsp://, or pattern:NAME (a moving scene)",
    };

    public Option<string?> Pipeline { get; } = new("--pipeline", "-p")
    {
        HelpName = "P",
        Description = "A built-in filter (see: liveconv pipelines), a pipeline file, or a network (.onnx, net:resnet50)",
    };

    public Option<string> Backend { get; } = MakeBackend("auto");

    public Option<PictureSize?> Size { get; } = Parsed<PictureSize?>("--size", "WxH", "Size of the frames: asked of a camera, reached by resizing elsewhere", text =>
        PictureSize.TryParse(text, out var size) ? size : null, $"a size is written 640x360, each side 1 to {PictureSize.Limit}");

    public Option<double?> FramesPerSecond { get; } = Parsed<double?>("--fps", "F", "Frames a second: asked of a camera, overrides the rate of a file", text =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var rate) && rate is > 0 and <= 1000 ? rate : null, "a rate is a number above 0, up to 1000");

    public Option<int?> Frames { get; } = Parsed<int?>("--frames", "N", "How many frames", text =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count >= 1 ? count : null, $"a whole number from 1 to {int.MaxValue} is needed");

    public Option<int?> Start { get; } = Parsed<int?>("--start", "N", "Number of the first frame; the first of all is 0", text =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null, $"a whole number from 0 to {int.MaxValue} is needed");

    public Option<int?> Threads { get; } = Parsed<int?>("--threads", "N", "Threads that compute; default: one a processor", text =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count is >= 1 and <= 1024 ? count : null, "a whole number from 1 to 1024 is needed");

    public Option<StoragePrecision?> Precision { get; } = Parsed<StoragePrecision?>("--precision", "fp32|fp16", "How networks on gl store feature maps and weights; sums are fp32 either way", text => text switch
    {
        "fp32" => StoragePrecision.Float32,
        "fp16" => StoragePrecision.Float16,
        _ => null,
    }, "the precisions are fp32 and fp16");

    public Option<string?> Pattern { get; } = new("--pattern")
    {
        HelpName = "FILE",
        Description = "The picture that the pipeline 'pattern' looks for",
    };

    /// <summary>The options of networks.</summary>
    public ModelFlags Model { get; } = new();

    /// <summary>Adds all of them to a command.</summary>
    public void AddTo(Command command)
    {
        foreach (var option in new Option[] { Source, Pipeline, Backend, Size, FramesPerSecond, Frames, Start, Threads, Precision, Pattern }) command.Options.Add(option);
        Model.AddTo(command);
    }

    public FrameSettings Read(ParseResult parsed) => new()
    {
        Source = parsed.GetValue(Source),
        Pipeline = parsed.GetValue(Pipeline),
        Backend = parsed.GetValue(Backend)!,
        Size = parsed.GetValue(Size),
        FramesPerSecond = parsed.GetValue(FramesPerSecond),
        Frames = parsed.GetValue(Frames),
        Start = parsed.GetValue(Start) ?? 0,
        Threads = parsed.GetValue(Threads) ?? 0,
        Precision = parsed.GetValue(Precision) ?? StoragePrecision.Float32,
        Pattern = parsed.GetValue(Pattern),
        Model = Model.Read(parsed),
        Background = parsed.GetValue(Model.Background) ?? (Output.Background.Mask, 0x40B100),
    };

    /// <summary>An option read by <paramref name="parse"/>, which returns null for what isn't valid.</summary>
    public static Option<T> Parsed<T>(string name, string helpName, string description, Func<string, T> parse, string rule) => new(name)
    {
        HelpName = helpName,
        Description = description,
        CustomParser = result => Parse(result, name, parse, rule),
    };

    private static T Parse<T>(ArgumentResult result, string name, Func<string, T> parse, string rule)
    {
        var text = result.Tokens.Count == 1 ? result.Tokens[0].Value : "";
        var value = parse(text);
        if (value is null) result.AddError($"{name} {text}: {rule}");
        return value;
    }

    /// <summary>The option that says what computes.</summary>
    public static Option<string> MakeBackend(string initial, string description = "What computes; auto takes gl on a hardware GPU and cpu elsewhere")
    {
        var names = Backends.Names;
        var option = new Option<string>("--backend", "-b")
        {
            HelpName = string.Join('|', names),
            Description = description,
            DefaultValueFactory = _ => initial,
        };
        option.Validators.Add(result =>
        {
            if (result.Tokens is [{ Value: var name }] && !names.Contains(name))
                result.AddError($"--backend {name}: the backends are {string.Join(", ", names)}");
        });
        return option;
    }
}
