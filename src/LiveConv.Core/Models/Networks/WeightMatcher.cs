using LiveConv.Graphs;
using LiveConv.Ops;
using LiveConv.Pipelines;
using LiveConv.Tensors;

namespace LiveConv.Models.Networks;

/// <summary>
/// Finds the weights of a network in another graph of the same network: by their names, and where those differ by the order of the
/// layers, the shapes of their weights and what comes before them. Normalisation that an exporter folded into the convolutions is fine.
/// </summary>
internal sealed class WeightMatcher
{
    private readonly Graph network;
    private readonly Graph source;
    private readonly string file;
    private readonly Dictionary<string, Tensor> found = [];

    private WeightMatcher(Graph network, Graph source, string file) => (this.network, this.source, this.file) = (network, source, file);

    /// <param name="network">The network with any weights.</param>
    /// <param name="source">A graph that has weights for it.</param>
    /// <param name="file">Where that comes from, for messages.</param>
    /// <exception cref="PipelineException">The weights don't fit; one line names everything that doesn't.</exception>
    public static WeightMatch Match(Graph network, Graph source, string file)
    {
        var matcher = new WeightMatcher(network, source, file);
        return matcher.ByName() ? new WeightMatch(new NamedWeights(matcher.found), $"{file}: weights taken by their names") : matcher.ByOrder();
    }

    private bool ByName()
    {
        var constants = source.Nodes.Where(node => node.Constant is not null).ToDictionary(node => node.Name);
        foreach (var wanted in network.Nodes.Where(node => node.Constant is not null))
        {
            if (!constants.TryGetValue(wanted.Name, out var constant) || constant.Shape != wanted.Shape) return false;
            found[wanted.Name] = constant.Constant!;
        }

        return true;
    }

    private WeightMatch ByOrder()
    {
        found.Clear();
        var (wanted, offered) = (WeightedLayer.Of(network), WeightedLayer.Of(source));
        var places = new int[wanted.Count];
        var used = new HashSet<int>();
        var missing = new List<string>();
        for (var i = 0; i < wanted.Count; i++)
        {
            var before = wanted[i].Before.Select(place => places[place]).ToHashSet();
            var candidates = Enumerable.Range(0, offered.Count).Where(k => !used.Contains(k) && Fits(wanted[i], offered[k])).ToArray();
            places[i] = candidates.Cast<int?>().FirstOrDefault(k => before.SetEquals(offered[k!.Value].Before)) ?? candidates.Cast<int?>().FirstOrDefault() ?? -1;
            if (places[i] < 0)
            {
                missing.Add($"'{wanted[i].Node.Name}' {wanted[i].Shape}");
                continue;
            }

            used.Add(places[i]);
            Take(wanted[i], offered[places[i]]);
        }

        var spare = Enumerable.Range(0, offered.Count).Where(k => !used.Contains(k)).Select(k => $"'{offered[k].Node.Name}' {offered[k].Shape}").ToArray();
        if (missing.Count > 0 || spare.Length > 0) throw Problem(missing, spare);
        var different = wanted.Where((layer, i) => Window(layer.Node) != Window(offered[places[i]].Node)).Select(layer => $"'{layer.Node.Name}'").ToArray();
        var warning = different.Length == 0 ? "" : $"; the file has other strides or groups in {List(different)}, so results will differ from its own";
        var (here, there) = (Functions(network, source), Functions(source, network));
        if (there.Length > 0) warning += $"; the file computes {string.Join(", ", there)}{(here.Length > 0 ? $" where this network has {string.Join(", ", here)}" : "")}, so results will differ from its own";
        return new WeightMatch(new NamedWeights(found), $"{file}: its names are others; weights of {Amount.Of(wanted.Count, "layer")} taken by order and shape{warning}");
    }

    /// <summary>Activations and pools that one graph has and the other hasn't.</summary>
    private static string[] Functions(Graph graph, Graph other)
    {
        static IEnumerable<string> Names(Graph graph) => graph.Layers.Where(layer => layer.Op is (UnaryOp and not Affine) or PoolOp or LocalResponseNormalization).Select(layer => layer.Op.Name);
        return [.. Names(graph).Except(Names(other)).Order(StringComparer.Ordinal)];
    }

    private static bool Fits(WeightedLayer wanted, WeightedLayer offered) =>
        wanted.Shape == offered.Shape && (wanted.Norm is not null || offered.Norm is null);

    private static Conv2D? Window(Node node) =>
        node.Op is Conv2D conv ? new Conv2D { StrideY = conv.StrideY, StrideX = conv.StrideX, DilationY = conv.DilationY, DilationX = conv.DilationX, Groups = conv.Groups } : null;

    private void Take(WeightedLayer wanted, WeightedLayer offered)
    {
        var weights = offered.IsTransposed ? Transposed(offered.Weights.Constant!) : offered.Weights.Constant!;
        found[wanted.Weights.Name] = offered.ChannelsLast is { } maps ? ChannelsFirst(weights, maps) : weights;
        var outputs = wanted.Shape[0];
        var bias = offered.Bias?.Constant!.Data ?? new float[outputs];
        if (wanted.Norm is null)
        {
            if (wanted.Bias is not null) found[wanted.Bias.Name] = new Tensor(wanted.Bias.Shape, bias);
            return;
        }

        var epsilon = ((BatchNormalization)wanted.Norm.Op).Epsilon;
        var names = wanted.Norm.Inputs.Skip(1).Select(input => input.Name).ToArray();
        var values = new float[4][];
        if (offered.Norm is { } norm)
        {
            // The same root under another epsilon; a bias before the normalisation is a smaller mean.
            var difference = ((BatchNormalization)norm.Op).Epsilon - epsilon;
            for (var k = 0; k < 4; k++) values[k] = norm.Inputs[k + 1].Constant!.Data;
            if (difference != 0) values[3] = Array.ConvertAll(values[3], variance => variance + difference);
            if (offered.Bias is not null) values[2] = [.. values[2].Select((mean, c) => mean - bias[c])];
        }
        else
        {
            // Folded: nothing is left to do but to add the bias.
            values = [Filled(outputs, 1), bias, new float[outputs], Filled(outputs, 1 - epsilon)];
        }

        for (var k = 0; k < 4; k++) found[names[k]] = new Tensor(new Shape(outputs), values[k]);
    }

    private PipelineException Problem(List<string> missing, string[] spare)
    {
        var parts = new List<string>();
        if (missing.Count > 0) parts.Add($"it has nothing for {List(missing)}");
        if (spare.Length > 0) parts.Add($"the network has no place for {List(spare)}");
        return new PipelineException($"{file}: its weights don't fit this network: {string.Join("; ", parts)}");
    }

    private static string List(IReadOnlyCollection<string> names)
    {
        const int Most = 8;
        return names.Count <= Most ? string.Join(", ", names) : $"{string.Join(", ", names.Take(Most))} and {names.Count - Most} more";
    }

    private static float[] Filled(int count, float value)
    {
        var values = new float[count];
        Array.Fill(values, value);
        return values;
    }

    /// <summary>Columns that are counted rows, columns, channels of feature maps, counted channels, rows, columns.</summary>
    private static Tensor ChannelsFirst(Tensor matrix, Shape maps)
    {
        var (outputs, inputs) = (matrix.Shape[0], matrix.Shape[1]);
        var (places, channels) = (maps[1] * maps[2], maps[3]);
        var values = new float[matrix.Data.Length];
        for (var m = 0; m < outputs; m++)
        for (var place = 0; place < places; place++)
        for (var c = 0; c < channels; c++)
            values[(m * inputs) + (c * places) + place] = matrix.Data[(m * inputs) + (place * channels) + c];
        return new Tensor(matrix.Shape, values);
    }

    private static Tensor Transposed(Tensor matrix)
    {
        var (rows, columns) = (matrix.Shape[0], matrix.Shape[1]);
        var values = new float[matrix.Data.Length];
        for (var i = 0; i < rows; i++)
        for (var j = 0; j < columns; j++)
            values[(j * rows) + i] = matrix.Data[(i * columns) + j];
        return new Tensor(new Shape(columns, rows), values);
    }
}
