using System.Collections.Immutable;
using System.Text.Json;
using LiveConv.Graphs;
using LiveConv.Ops;

namespace LiveConv.Pipelines;

/// <summary>Reads the layer resize: to a size, to the frame's size, or by a factor.</summary>
internal static class ResizeReader
{
    private static readonly ImmutableArray<string> Modes = ["nearest", "bilinear"];

    public static LayerBuild Read(JsonMembers members, BorderMode border)
    {
        var mode = members.Choice("mode", Modes, "bilinear") == "nearest" ? ResizeMode.Nearest : ResizeMode.Bilinear;
        var (size, scale) = (members.Find("size"), members.Find("scale"));
        if ((size is null) == (scale is null)) throw members.Value.Error("resize needs either 'size' or 'scale'");
        if (scale is not null)
        {
            var (y, x) = scale.Pair(JsonMembers.Positive);
            return (context, inputs) => Add(context, inputs, Scaled(inputs[0].Shape.H, y), Scaled(inputs[0].Shape.W, x), mode);
        }

        if (size!.Kind == JsonTokenType.String)
        {
            if (size.Text != "frame") throw size.Error("must be \"frame\", one number, or [rows, columns]");
            return (context, inputs) => Add(context, inputs, context.FrameHeight, context.FrameWidth, mode);
        }

        var (height, width) = size.Pair(item => item.Integer(1, JsonMembers.LargestSpan));
        return (context, inputs) => Add(context, inputs, height, width, mode);
    }

    private static Node Add(LayerContext context, Node[] inputs, int height, int width, ResizeMode mode) =>
        context.Graph.Add(context.Name, new Resize(height, width, mode), inputs);

    private static int Scaled(int size, double scale) => Math.Max(1, (int)Math.Floor((size * scale) + 0.5));
}
