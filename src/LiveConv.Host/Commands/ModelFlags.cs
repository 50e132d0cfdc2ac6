using System.Collections.Immutable;
using System.CommandLine;
using System.Globalization;
using LiveConv.Frames;
using LiveConv.Host.Capture;
using LiveConv.Host.Output;
using LiveConv.Models;

namespace LiveConv.Host.Commands;

/// <summary>The options that say of a network what its model.json doesn't.</summary>
internal sealed class ModelFlags
{
    private static readonly CultureInfo Invariant = CultureInfo.InvariantCulture;

    public Option<ModelTask?> Task { get; } = FrameOptions.Parsed<ModelTask?>("--task", "T", $"Networks: what the outputs mean: {string.Join(", ", ModelTasks.Names)}", ModelTasks.Find, $"the tasks are {string.Join(", ", ModelTasks.Names)}");

    public Option<ImmutableArray<double>?> Mean { get; } = Numbers("--mean", "Networks: taken off the scaled pixel, one number or one a channel in the tensor's order, such as 0.485,0.456,0.406", values => true, "one or three numbers are needed, such as 0.485,0.456,0.406");

    public Option<ImmutableArray<double>?> Std { get; } = Numbers("--std", "Networks: divides after the mean is taken off, one number or one a channel", values => values.All(value => value != 0), "one or three numbers other than 0 are needed, such as 0.229,0.224,0.225");

    public Option<double?> Scale { get; } = FrameOptions.Parsed<double?>("--scale", "F", "Networks: factor on pixels 0…255, such as 1 or 1/255", ReadScale, "a number other than 0 is needed, such as 1 or 1/255");

    public Option<FrameColor?> Color { get; } = FrameOptions.Parsed<FrameColor?>("--color", "rgb|bgr|gray", "Networks: channels and their order", text => text switch
    {
        "rgb" => FrameColor.Rgb,
        "bgr" => FrameColor.Bgr,
        "gray" => FrameColor.Gray,
        _ => null,
    }, "rgb, bgr or gray is needed");

    public Option<FitMode?> Crop { get; } = FrameOptions.Parsed<FitMode?>("--crop", "center|stretch|letterbox", "Networks: how a frame is brought to the input's size", text => text switch
    {
        "center" => FitMode.Crop,
        "stretch" => FitMode.Stretch,
        "letterbox" => FitMode.Letterbox,
        _ => null,
    }, "center, stretch or letterbox is needed");

    public Option<string?> Labels { get; } = new("--labels") { HelpName = "FILE", Description = "Networks: names of the classes, one a line" };

    public Option<string?> Weights { get; } = new("--weights") { HelpName = "FILE.onnx", Description = "net:NAME only: weights from a file of the same network, by name, else by order and shape" };

    public Option<PictureSize?> InputSize { get; } = FrameOptions.Parsed<PictureSize?>("--input-size", "WxH", "Networks: size of the input where the model leaves it open", text =>
        PictureSize.TryParse(text, out var size) ? size : null, $"a size is written 224x224, each side 1 to {PictureSize.Limit}");

    public Option<(Background Kind, uint Color)?> Background { get; } = FrameOptions.Parsed<(Background Kind, uint Color)?>("--background", "mask|blur|RRGGBB", "Segmentation: tints what was found, blurs everything else, or gives it a colour", ReadBackground, "mask, blur or a colour such as 00b140 is needed");

    public void AddTo(Command command)
    {
        foreach (var option in new Option[] { Task, Mean, Std, Scale, Color, Crop, Labels, Weights, InputSize, Background }) command.Options.Add(option);
    }

    public ModelOptions Read(ParseResult parsed) => new()
    {
        Task = parsed.GetValue(Task),
        Mean = parsed.GetValue(Mean),
        Std = parsed.GetValue(Std),
        Scale = parsed.GetValue(Scale),
        Color = parsed.GetValue(Color),
        Fit = parsed.GetValue(Crop),
        LabelsFile = parsed.GetValue(Labels),
        WeightsFile = parsed.GetValue(Weights),
        InputSize = parsed.GetValue(InputSize) is { } size ? (size.Width, size.Height) : null,
    };

    private static Option<ImmutableArray<double>?> Numbers(string name, string description, Func<ImmutableArray<double>, bool> isValid, string rule) =>
        FrameOptions.Parsed<ImmutableArray<double>?>(name, "A[,B,C]", description, text =>
        {
            var parts = text.Split(',');
            var values = ImmutableArray.CreateBuilder<double>();
            foreach (var part in parts)
            {
                if (!double.TryParse(part, NumberStyles.Float, Invariant, out var value) || !double.IsFinite(value)) return null;
                values.Add(value);
            }

            return parts.Length is 1 or 3 && isValid(values.ToImmutable()) ? values.ToImmutable() : null;
        }, rule);

    private static double? ReadScale(string text)
    {
        var parts = text.Split('/');
        if (parts.Length > 2 || !double.TryParse(parts[0], NumberStyles.Float, Invariant, out var value)) return null;
        if (parts.Length == 2)
        {
            if (!double.TryParse(parts[1], NumberStyles.Float, Invariant, out var divisor)) return null;
            value /= divisor;
        }

        return double.IsFinite(value) && value != 0 ? value : null;
    }

    private static (Background Kind, uint Color)? ReadBackground(string text)
    {
        if (text == "mask") return (Output.Background.Mask, 0);
        if (text == "blur") return (Output.Background.Blur, 0);
        if (text.Length != 6 || !uint.TryParse(text, NumberStyles.HexNumber, Invariant, out var rgb)) return null;
        return (Output.Background.Color, ((rgb & 255) << 16) | (rgb & 0xFF00) | (rgb >> 16));
    }
}
