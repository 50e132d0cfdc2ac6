using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace LiveConv.Pipelines;

/// <summary>Pipeline documents with other kernels. Weights are written with as many digits as tell float32 numbers apart.</summary>
public static partial class PipelineWriter
{
    private static readonly JsonDocumentOptions Lenient = new() { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip };
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>A pipeline's document with other kernels in some layers; everything else but comments stays as it is.</summary>
    /// <param name="definition">What was read.</param>
    /// <param name="name">What the new pipeline is called.</param>
    /// <param name="kernels">The kernels of layers, by the layers' names: as many as they are in the document.</param>
    /// <param name="members">Members of layers that are lists of whole numbers, such as <c>stride</c>, by the layers' names.</param>
    /// <exception cref="ArgumentException">A layer isn't in the document, or has no kernels.</exception>
    public static string WithKernels(PipelineDefinition definition, string name, IReadOnlyDictionary<string, IReadOnlyList<Kernel>> kernels, IReadOnlyDictionary<string, Dictionary<string, int[]>>? members = null)
    {
        ArgumentNullException.ThrowIfNull(definition);
        ArgumentNullException.ThrowIfNull(kernels);
        var root = JsonNode.Parse(definition.Json.TrimStart('\uFEFF'), null, Lenient)!.AsObject();
        root["name"] = name;
        var layers = root["layers"]!.AsArray();
        foreach (var (layer, bank) in kernels)
        {
            var target = Find(layer);
            if (target.ContainsKey("kernels")) target["kernels"] = new JsonArray([.. bank.Select(kernel => (JsonNode)Rows(kernel))]);
            else if (target.ContainsKey("kernel")) target["kernel"] = Rows(bank[0]);
            else throw new ArgumentException($"the layer '{layer}' of '{definition.Name}' has no kernel", nameof(kernels));
        }

        foreach (var (layer, lists) in members ?? new Dictionary<string, Dictionary<string, int[]>>())
        {
            foreach (var (member, numbers) in lists) Find(layer)[member] = new JsonArray([.. numbers.Select(number => (JsonNode)number)]);
        }

        return Text(root);

        JsonObject Find(string layer)
        {
            var place = definition.LayerNames.IndexOf(layer);
            return place >= 0 ? layers[place]!.AsObject() : throw new ArgumentException($"there is no layer '{layer}' in '{definition.Name}'", nameof(kernels));
        }
    }

    /// <summary>The document of a filter of one kernel, on grey pictures.</summary>
    /// <param name="name">What it is called.</param>
    /// <param name="summary">One line: what it shows.</param>
    /// <param name="kernel">The kernel.</param>
    /// <param name="flip">Whether it is a true convolution.</param>
    public static string OfKernel(string name, string summary, Kernel kernel, bool flip)
    {
        var layer = new JsonObject { ["op"] = "conv2d", ["kernel"] = Rows(kernel) };
        if (flip) layer["flip"] = true;
        var root = new JsonObject { ["name"] = name, ["summary"] = summary, ["input"] = new JsonObject { ["color"] = "gray" }, ["layers"] = new JsonArray(layer) };
        return Text(root);
    }

    private static JsonArray Rows(Kernel kernel)
    {
        var rows = new JsonArray();
        for (var y = 0; y < kernel.Height; y++)
        {
            var row = new JsonArray();
            for (var x = 0; x < kernel.Width; x++) row.Add((JsonNode)Number((float)kernel[y, x]));
            rows.Add((JsonNode)row);
        }

        return rows;
    }

    private static System.Text.Json.Nodes.JsonValue Number(float weight) => System.Text.Json.Nodes.JsonValue.Create(weight);

    // A row of numbers is one line.
    private static string Text(JsonObject root) =>
        NumberList().Replace(root.ToJsonString(Indented), list => $"[{string.Join(", ", list.Groups[1].Value.Split(',', StringSplitOptions.TrimEntries))}]") + "\n";

    [GeneratedRegex(@"\[\s*(-?[\d.][-+\d.eE]*(?:,\s*-?[\d.][-+\d.eE]*)*)\s*\]")]
    private static partial Regex NumberList();
}
