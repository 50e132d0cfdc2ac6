using System.Collections.Immutable;
using LiveConv.Graphs;
using LiveConv.Pipelines;

namespace LiveConv.Models.Networks;

/// <summary>A network that the product builds itself, without the weights of anybody.</summary>
/// <param name="Name">What the commands call it, after <see cref="Architectures.Prefix"/>.</param>
/// <param name="Summary">One line: what it is.</param>
/// <param name="Input">How its input is made of a frame.</param>
/// <param name="Define">Writes the layers down after the input.</param>
public sealed record Architecture(string Name, string Summary, Preprocessing Input, Func<NetworkBuilder, Node, Node> Define)
{
    /// <summary>Name of the input.</summary>
    public const string InputName = "input";

    /// <summary>Weights that were made by hand; null where it has learned nothing, and so begins with <see cref="SeededWeights"/>.</summary>
    public IWeights? Weights { get; init; }

    /// <summary>Names of the classes; none where it has learned nothing.</summary>
    public ImmutableArray<string> Labels { get; init; } = [];

    /// <summary>Names of what feature maps and values stand for, by layer; none where it has learned nothing.</summary>
    public ImmutableDictionary<string, ImmutableArray<string>> UnitNames { get; init; } = ImmutableDictionary<string, ImmutableArray<string>>.Empty;

    /// <summary>What it is for and how frames are brought to it.</summary>
    public ModelDescription Description => new()
    {
        Name = Architectures.Prefix + Name,
        Task = ModelTask.Classify,
        Input = Input,
        Labels = Labels,
        UnitNames = UnitNames,
    };

    /// <summary>Finds the weights of this network in a graph of it that others made, by name, else by order and shape.</summary>
    /// <param name="source">The graph, not fused.</param>
    /// <param name="file">Where it comes from, for messages.</param>
    /// <exception cref="PipelineException">They don't fit; one line names everything that doesn't.</exception>
    public WeightMatch Match(Graph source, string file) => WeightMatcher.Match(Build(new BlankWeights()), source, file);

    /// <summary>The network as it is published, batch normalisation as layers of its own.</summary>
    /// <param name="weights">Where its weights come from; null for its own.</param>
    public Graph Build(IWeights? weights = null)
    {
        var net = new NetworkBuilder(weights ?? Weights ?? new SeededWeights());
        return net.Build(Define(net, net.Input(InputName, Input.OutputShape)));
    }
}
