using System.Collections.Immutable;
using System.Text.Json;
using LiveConv.Frames;
using LiveConv.Pipelines;

namespace LiveConv.Models;

/// <summary>Reads a model.json. What isn't needed to run the model (source, licence, operators …) is left alone.</summary>
internal static class ModelDescriptionReader
{
    private const int LargestSide = 16384;

    public static ModelDescription Read(string json, string file)
    {
        var root = JsonText.Parse(json, file);
        if (root.Kind != JsonTokenType.StartObject) throw root.Wrong("an object");
        var task = Require(root, "task");
        return new ModelDescription
        {
            Name = Optional(root, "name")?.String() ?? Path.GetFileName(Path.GetDirectoryName(Path.GetFullPath(file))) ?? file,
            Task = Task(task),
            UnknownTask = ModelTasks.Find(task.Text) is null ? task.Text : null,
            Input = Input(Object(root, "input")),
            Outputs = Optional(root, "output") is null ? [] : [.. Object(root, "output").Members.Select(member => Output(member.Key, member.Value))],
            Labels = Optional(root, "labels") is { } labels ? Labels(labels, file) : [],
        };
    }

    /// <summary>A word that isn't known is a mistake; a remark, in several words, names no task.</summary>
    private static ModelTask Task(JsonValue task) => ModelTasks.Find(task.String())
        ?? (task.Text.Contains(' ', StringComparison.Ordinal) ? ModelTask.Features : throw task.Error($"unknown task '{task.Text}'{ModelTasks.Suggest(task.Text)}"));

    private static Preprocessing Input(JsonValue input)
    {
        var color = Choice(input, "color", FrameColor.Rgb, ("gray", FrameColor.Gray), ("rgb", FrameColor.Rgb), ("bgr", FrameColor.Bgr));
        var layout = Choice(input, "layout", ImageLayout.Nchw, ("NCHW", ImageLayout.Nchw), ("NHWC", ImageLayout.Nhwc));
        var channels = color == FrameColor.Gray ? 1 : 3;
        var normalization = new Normalization
        {
            Scale = Optional(input, "scale") is { } scale ? NotZero(scale) : 1,
            Mean = Channels(input, "mean", 0, channels, value => value.Number()),
            Std = Channels(input, "std", 1, channels, NotZero),
        };
        return new Preprocessing(Fit(input, Size(input, layout, channels)), color, normalization, layout);
    }

    /// <summary>Columns and rows by the shape of the input; 0 where it isn't given.</summary>
    private static (int Width, int Height) Size(JsonValue input, ImageLayout layout, int channels)
    {
        if (Optional(input, "shape") is not { } shape) return (0, 0);
        var sizes = shape.Array();
        if (sizes.Count != 4) throw shape.Error($"must have 4 sizes, not {sizes.Count}");
        var (c, h, w) = layout == ImageLayout.Nchw ? (1, 2, 3) : (3, 1, 2);
        if (sizes[c].Integer(1) != channels) throw sizes[c].Error($"{sizes[c].Text} {(sizes[c].Text == "1" ? "channel doesn't" : "channels don't")} fit the color, which has {channels}");
        return (sizes[w].Integer(1, LargestSide), sizes[h].Integer(1, LargestSide));
    }

    private static FrameFit Fit(JsonValue input, (int Width, int Height) size)
    {
        if (Optional(input, "fit") is null)
        {
            if (size.Width == 0) throw input.Error("the property 'shape' or 'fit' is missing");
            return new FrameFit(FitMode.Crop, size.Width, size.Height);
        }

        var fit = Object(input, "fit");
        if (Optional(fit, "size") is { } member)
        {
            var sides = member.Array();
            if (sides.Count != 2) throw member.Error($"must be [width, height], not {Amount.Of(sides.Count, "number")}");
            var given = (sides[0].Integer(1, LargestSide), sides[1].Integer(1, LargestSide));
            if (size.Width != 0 && size != given) throw member.Error($"{given.Item1}×{given.Item2} isn't the size of the input's shape, {size.Width}×{size.Height}");
            size = given;
        }

        if (size.Width == 0) throw fit.Error("the property 'size' is missing");

        // "none" says that the test pictures have the size already; a live frame hasn't.
        var mode = Choice(fit, "mode", FitMode.Crop, ("crop", FitMode.Crop), ("stretch", FitMode.Stretch), ("letterbox", FitMode.Letterbox), ("none", FitMode.Crop));
        return new FrameFit(mode, size.Width, size.Height, Optional(fit, "short_side")?.Integer(1, LargestSide) ?? 0);
    }

    private static ModelOutput Output(string name, JsonValue value)
    {
        if (value.Kind != JsonTokenType.StartObject) throw value.Wrong("an object");
        bool? isNhwc = Optional(value, "layout") is { } layout ? layout.String() switch { "NHWC" => true, "NCHW" => false, _ => null } : null;
        return new ModelOutput(name, Optional(value, "range")?.String() ?? "", isNhwc);
    }

    private static ImmutableArray<string> Labels(JsonValue labels, string file)
    {
        if (labels.Kind == JsonTokenType.StartArray) return [.. labels.Items.Select(label => label.String())];
        var path = Path.Combine(Path.GetDirectoryName(Path.GetFullPath(file))!, labels.String());
        if (!File.Exists(path)) throw labels.Error($"there is no file '{labels.Text}' beside it");
        return ModelDescription.LoadLabels(path);
    }

    private static ImmutableArray<double> Channels(JsonValue input, string name, double otherwise, int channels, Func<JsonValue, double> read)
    {
        if (Optional(input, name) is not { } member) return [otherwise];
        if (member.Kind == JsonTokenType.Number) return [read(member)];
        var items = member.Array();
        if (items.Count != 1 && items.Count != channels) throw member.Error($"must have a number for each of the {channels} channels, not {items.Count}");
        return [.. items.Select(read)];
    }

    private static double NotZero(JsonValue value) => value.Number() is var number && number != 0 ? number : throw value.Error("must not be 0");

    private static T Choice<T>(JsonValue value, string name, T otherwise, params (string Word, T Meaning)[] choices)
    {
        if (Optional(value, name) is not { } member) return otherwise;
        foreach (var (word, meaning) in choices)
        {
            if (member.String() == word) return meaning;
        }

        throw member.Error($"unknown {name} '{member.Text}'{NearestName.Suggest(member.Text, [.. choices.Select(choice => choice.Word)])}");
    }

    private static JsonValue Object(JsonValue value, string name)
    {
        var member = Require(value, name);
        return member.Kind == JsonTokenType.StartObject ? member : throw member.Wrong("an object");
    }

    private static JsonValue Require(JsonValue value, string name) => Optional(value, name) ?? throw value.Error($"the property '{name}' is missing");

    private static JsonValue? Optional(JsonValue value, string name) =>
        value.Members.TryGetValue(name, out var member) && member.Kind != JsonTokenType.Null ? member : null;
}
