using LiveConv.Tests.Support.Onnx;

namespace LiveConv.Host.Tests.Models;

/// <summary>Networks of one layer, made by hand, with their model.json: they need no test data.</summary>
internal static class TinyModel
{
    /// <summary>Tells how red, green and blue a picture is: the means of the channels, which are probabilities for pure colours.</summary>
    public static string SaveClassifier(string folder, bool described = true)
    {
        var weights = new float[3 * 3 * 16];
        for (var i = 0; i < 3; i++) Array.Fill(weights, 1f / 16, ((i * 3) + i) * 16, 16);
        if (described)
        {
            File.WriteAllText(Path.Combine(folder, "labels.txt"), "red\ngreen\nblue\n");
            Describe(folder, """ "task": "classify", "labels": "labels.txt", "input": { "shape": [1, 3, 4, 4], "scale": 0.00392156862745098 } """);
        }

        return new ModelBuilder().Input("x", 1, 3, 4, 4).Weights("w", [3, 3, 4, 4], weights).Node("Conv", "x, w → y").Output("y", 1, 3, 1, 1).Save(folder);
    }

    /// <summary>Red pixels are foreground: a logit of 20·red − 10.</summary>
    public static string SaveSegmenter(string folder)
    {
        Describe(folder, """ "task": "segment", "input": { "shape": [1, 3, 8, 8], "scale": 0.00392156862745098, "fit": { "mode": "stretch", "size": [8, 8] } }, "output": { "y": { "range": "logits" } } """);
        return new ModelBuilder().Input("x", 1, 3, 8, 8).Weights("w", [1, 3, 1, 1], 20, 0, 0).Weights("b", [1], -10).Node("Conv", "x, w, b → y").Output("y", 1, 1, 8, 8).Save(folder);
    }

    /// <summary>Makes a picture of 6×5 pixels 0…255 whose red is green and the other way round.</summary>
    public static string SaveSwapper(string folder)
    {
        Describe(folder, """ "task": "style", "input": { "shape": [1, 3, 5, 6], "scale": 1, "fit": { "mode": "stretch", "size": [6, 5] } } """);
        return new ModelBuilder().Input("x", 1, 3, 5, 6).Weights("w", [3, 3, 1, 1], 0, 1, 0, 1, 0, 0, 0, 0, 1).Node("Conv", "x, w → y").Output("y", 1, 3, 5, 6).Save(folder);
    }

    private static void Describe(string folder, string members) => File.WriteAllText(Path.Combine(folder, "model.json"), $$"""{ "name": "tiny", {{members}} }""");
}
