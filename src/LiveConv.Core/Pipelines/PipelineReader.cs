using System.Collections.Immutable;
using System.Text.Json;
using LiveConv.Frames;
using LiveConv.Ops;

namespace LiveConv.Pipelines;

/// <summary>Reads a pipeline document and checks all of it that doesn't depend on the size of the frame.</summary>
public sealed class PipelineReader
{
    private static readonly ImmutableArray<string> Colors = ["gray", "rgb", "bgr"];
    private readonly List<LayerDefinition> layers = [];
    private readonly HashSet<string> names = [PipelineDefinition.InputName, PipelineDefinition.PatternName];

    internal PipelineReader(JsonValue root, string defaultName)
    {
        Root = root;
        var members = new JsonMembers(root, "a pipeline", Properties);
        Name = members.Find("name")?.String() ?? defaultName;
        Summary = members.Find("summary")?.String() ?? "";
        members.Find("$schema")?.String();
        var (low, high) = ReadInput(members.Find("input"));
        Pattern = members.Find("pattern") is { } pattern ? KernelReader.Read(pattern) : null;
        var border = members.Border(BorderMode.Reflect);

        var list = members.Require("layers");
        if (list.Array().Count == 0) throw list.Error("there must be at least one layer");
        foreach (var layer in list.Items) CollectName(layer);
        foreach (var layer in list.Items) ReadLayer(layer, border, list.Items);
        (Output, PictureLayer) = ReadOutput(members.Find("output"), low, high);
    }

    /// <summary>What a document may have.</summary>
    public static ImmutableArray<string> Properties { get; } = ["$schema", "name", "summary", "input", "border", "pattern", "layers", "output"];

    /// <summary>What "input" may have.</summary>
    public static ImmutableArray<string> InputProperties { get; } = ["color", "range", "mirror"];

    /// <summary>What "output" may have.</summary>
    public static ImmutableArray<string> OutputProperties { get; } = ["layer", "gain", "bias"];

    internal JsonValue Root { get; }

    internal string Name { get; }

    internal string Summary { get; }

    internal FrameToTensor Input { get; private set; } = new(FrameColor.Rgb);

    internal TensorToFrame Output { get; }

    internal Kernel? Pattern { get; }

    internal ImmutableArray<LayerDefinition> Layers => [.. layers];

    internal string PictureLayer { get; }

    private (double Low, double High) ReadInput(JsonValue? value)
    {
        if (value is null) return (0, 1);
        var members = new JsonMembers(value, "\"input\"", InputProperties);
        var (low, high) = (0.0, 1.0);
        if (members.Find("range") is { } range)
        {
            if (range.Array().Count != 2) throw range.Error($"must be two numbers, [lowest, highest], not {range.Items.Count}");
            (low, high) = (range.Items[0].Number(), range.Items[1].Number());
            if (low >= high) throw range.Error("the first number must be less than the second");
        }

        var color = (FrameColor)Colors.IndexOf(members.Choice("color", Colors, "rgb"));
        Input = new FrameToTensor(color, (float)((high - low) / 255), (float)low, members.Boolean("mirror", false));
        return (low, high);
    }

    private (TensorToFrame Output, string Layer) ReadOutput(JsonValue? value, double low, double high)
    {
        var color = Input.Color == FrameColor.Bgr ? FrameColor.Bgr : FrameColor.Rgb;
        var (gain, bias) = (255 / (high - low), -low * 255 / (high - low));
        if (value is null) return (new TensorToFrame(color, (float)gain, (float)bias), layers[^1].Name);
        var members = new JsonMembers(value, "\"output\"", OutputProperties);
        var layer = layers[^1].Name;
        if (members.Find("layer") is { } name)
        {
            layer = name.String();
            var known = layers.ConvertAll(definition => definition.Name);
            known.Add(PipelineDefinition.InputName);
            if (!known.Contains(layer)) throw name.Error($"unknown layer '{layer}'{NearestName.Suggest(layer, known)}");
        }

        return (new TensorToFrame(color, (float)members.Number("gain", gain), (float)members.Number("bias", bias)), layer);
    }

    private void CollectName(JsonValue layer)
    {
        if (layer.Kind != JsonTokenType.StartObject) throw layer.Wrong("an object");
        if (layer.Members.GetValueOrDefault("name") is not { } name) return;
        var text = name.String();
        if (text is PipelineDefinition.InputName or PipelineDefinition.PatternName) throw name.Error($"the name '{text}' is reserved; take another");
        if (text.Length == 0 || text.Contains('.')) throw name.Error("a name must have at least one character and no dot");
        if (!names.Add(text)) throw name.Error($"two layers are named '{text}'; names must differ");
    }

    private void ReadLayer(JsonValue value, BorderMode border, List<JsonValue> all)
    {
        var op = value.Members.GetValueOrDefault("op") ?? throw value.Error("the property 'op' is missing");
        var entry = PipelineOps.Find(op.String()) ?? throw op.Error($"unknown op '{op.Text}'{NearestName.Suggest(op.Text, PipelineOps.Names)}");
        var members = new JsonMembers(value, $"the op {op.Text}", [.. PipelineOps.CommonProperties, .. entry.Attributes]);
        var name = members.Find("name")?.Text ?? FreeName(op.Text);
        var inputs = ReadInputs(members.Find("inputs"), all);
        if (entry.Inputs > 0 && inputs.Length != entry.Inputs)
        {
            var wanted = Amount.Of(entry.Inputs, "input");
            throw (members.Find("inputs") ?? value).Error($"the op {op.Text} takes {wanted}, not {inputs.Length}");
        }

        layers.Add(new LayerDefinition(name, inputs, entry.Read(members, border), value));
    }

    private ImmutableArray<string> ReadInputs(JsonValue? value, List<JsonValue> all)
    {
        if (value is null) return [layers.Count == 0 ? PipelineDefinition.InputName : layers[^1].Name];
        var given = value.Kind == JsonTokenType.String ? [value] : value.Array();
        if (given.Count == 0) throw value.Error("there must be at least one input");
        var known = layers.ConvertAll(layer => layer.Name);
        known.AddRange([PipelineDefinition.InputName, PipelineDefinition.PatternName]);
        foreach (var item in given)
        {
            var name = item.String();
            if (known.Contains(name)) continue;
            if (all.Any(layer => layer.Members.GetValueOrDefault("name")?.Text == name))
                throw item.Error($"the layer '{name}' doesn't come before this one; put layers in the order of computation");
            throw item.Error($"unknown layer '{name}'{NearestName.Suggest(name, known)}");
        }

        return [.. given.Select(item => item.Text)];
    }

    private string FreeName(string op)
    {
        var name = op;
        for (var i = 2; !names.Add(name); i++) name = $"{op}-{i}";
        return name;
    }
}
