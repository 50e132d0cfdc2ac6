using System.Collections.Immutable;
using System.Text.Json;
using LiveConv.Ops;

namespace LiveConv.Pipelines;

/// <summary>The ops of pipeline files: for each its name, its attributes, how many inputs it takes and how it is read.</summary>
public static class PipelineOps
{
    private static readonly ImmutableArray<string> Pool = ["size", "stride", "padding", "ceil"];

    private static readonly ImmutableArray<Entry> Table =
    [
        new("conv2d", 1, ["kernel", "kernels", "padding", "stride", "dilation", "border", "flip", "bias"], Conv2DReader.Read),
        One("relu", new Relu()),
        new("leaky-relu", 1, ["slope"], (m, _) => Node(new LeakyRelu((float)m.Number("slope", 0.01)))),
        One("sigmoid", new Sigmoid()),
        One("tanh", new Tanh()),
        One("abs", new Abs()),
        new("clamp", 1, ["low", "high"], (m, _) => Clamp(m)),
        new("affine", 1, ["scale", "shift"], (m, _) => Node(new Affine((float)m.Number("scale", 1), (float)m.Number("shift", 0)))),
        Two("add", new Add()),
        Two("sub", new Sub()),
        Two("mul", new Mul()),
        Two("max", new Max()),
        Two("magnitude", new Magnitude()),
        Two("orientation", new Orientation()),
        new("max-pool", 1, Pool, (m, _) => Node(PoolReader.Read(m, new MaxPool2D()))),
        new("min-pool", 1, Pool, (m, _) => Node(PoolReader.Read(m, new MinPool2D()))),
        new("average-pool", 1, [.. Pool, "count-include-pad"], (m, _) =>
            Node(PoolReader.Read(m, new AveragePool2D { CountIncludePad = m.Boolean("count-include-pad", false) }))),
        new("concat-channels", 0, [], (_, _) => Node(new Concat(1))),
        new("split-channels", 1, ["start", "count"], (m, _) => SplitChannels(m.Integer("start", 0), m.Integer("count", 1, 1))),
        One("mean-channels", new MeanChannels()),
        One("max-channels", new MaxChannels()),
        new("resize", 1, ["size", "scale", "mode"], ResizeReader.Read),
        One("color-to-gray", new ColorToGray()),
        new("median", 1, ["size"], (m, _) => Node(new MedianFilter(MedianSize(m)))),
        new("bilateral", 1, ["diameter", "sigma-color", "sigma-space"], (m, _) => Node(new BilateralFilter(
            m.Integer("diameter", 1, 5), (float)m.Positive("sigma-color"), (float)m.Positive("sigma-space")))),
        Two("edge-thinning", new EdgeThinning()),
        new("hysteresis", 1, ["low", "high"], (m, _) => Hysteresis(m)),
        new("non-maximum-suppression", 1, ["radius", "threshold"], (m, _) => NonMaximumSuppression(m)),
        new("normalized-cross-correlation", 2, ["epsilon"], (m, _) => Node(new NormalizedCrossCorrelation((float)m.Positive("epsilon", 1e-6)))),
    ];

    /// <summary>Names of all ops.</summary>
    public static ImmutableArray<string> Names { get; } = [.. Table.Select(entry => entry.Name)];

    /// <summary>What every layer may have beside the attributes of its op.</summary>
    public static ImmutableArray<string> CommonProperties { get; } = ["name", "op", "inputs"];

    /// <summary>Names of an op's attributes.</summary>
    public static ImmutableArray<string> Attributes(string op) => Find(op)!.Attributes;

    internal static Entry? Find(string name) => Table.FirstOrDefault(entry => entry.Name == name);

    private static Entry One(string name, Op op) => new(name, 1, [], (_, _) => Node(op));

    private static Entry Two(string name, Op op) => new(name, 2, [], (_, _) => Node(op));

    private static LayerBuild Node(Op op) => (context, inputs) => context.Graph.Add(context.Name, op, inputs);

    private static LayerBuild SplitChannels(int start, int count) =>
        (context, inputs) => context.Graph.Add(context.Name, Slice.Along(1, start, count, inputs[0].Shape), inputs);

    private static LayerBuild Clamp(JsonMembers members)
    {
        var (low, high) = (members.Number("low", 0), members.Number("high", 1));
        if (low > high) throw members.Value.Error("'low' must not be greater than 'high'");
        return Node(new Clamp((float)low, (float)high));
    }

    private static LayerBuild Hysteresis(JsonMembers members)
    {
        var (low, high) = (members.Number("low"), members.Number("high"));
        if (low > high) throw members.Value.Error("'low' must not be greater than 'high'");
        return Node(new Hysteresis((float)low, (float)high));
    }

    private static LayerBuild NonMaximumSuppression(JsonMembers members)
    {
        var threshold = (float)members.Number("threshold", 0);
        if (members.Find("radius") is not { Kind: JsonTokenType.String } word)
        {
            var (y, x) = members.IntegerPair("radius", 0, 1);
            return Node(new NonMaximumSuppression(y, x, threshold));
        }

        if (word.Text != PipelineDefinition.PatternName) throw word.Wrong("a number, [rows, columns] or \"pattern\"");

        // Half the template: finds don't overlap by more than half a box.
        return (context, inputs) => inputs is [{ Op: NormalizedCrossCorrelation } scores]
            ? context.Graph.Add(context.Name, new NonMaximumSuppression(scores.Inputs[1].Shape.H / 2, scores.Inputs[1].Shape.W / 2, threshold), inputs)
            : throw word.Error("a radius of \"pattern\" goes with the scores of normalized-cross-correlation");
    }

    private static int MedianSize(JsonMembers members)
    {
        var size = members.Integer("size", 1, 3);
        return size is 3 or 5 or 7 ? size : throw members.Require("size").Error($"must be 3, 5 or 7, not {size}");
    }

    /// <param name="Name">The word in the file.</param>
    /// <param name="Inputs">How many inputs it takes; 0 means one or more.</param>
    /// <param name="Attributes">Names of its attributes.</param>
    /// <param name="Read">Reads them.</param>
    internal sealed record Entry(string Name, int Inputs, ImmutableArray<string> Attributes, LayerReader Read);
}
