using LiveConv.Cpu.Correlation;
using LiveConv.Cpu.Fourier;
using LiveConv.Graphs;
using LiveConv.Ops;
using LiveConv.Tensors;
using LiveConv.Verification;

namespace LiveConv.Cpu.Rows;

/// <summary>
/// Cuts a graph on pictures into stages: neighbouring layers that work on rows become one <see cref="RowChain"/>, the passes from
/// the frame and to the picture with them; every other layer is a stage of its own. Only what crosses stages, or must stay readable,
/// has a tensor.
/// </summary>
internal sealed class PicturePlan
{
    /// <summary>More channels than this are not a picture's.</summary>
    private const int MostChannels = 16;

    private readonly Graph graph;
    private readonly PictureEnds ends;
    private readonly Tensor?[] before;
    private readonly Tensor?[] values;
    private readonly RowLayer?[] rows;
    private readonly RowFusions fusions;
    private readonly Dictionary<Node, FourierTiles> transformed = [];
    private readonly Dictionary<Node, ErrorModel> models = [];
    private readonly List<List<Node>> groups = [];
    private readonly Dictionary<Node, int> groupOf = [];

    /// <param name="graph">The graph; one that <see cref="Suits"/>.</param>
    /// <param name="ends">What comes before and after it.</param>
    /// <param name="keep">Nodes whose values stay readable.</param>
    /// <param name="before">The tensors of the plan before this one, to be used again; none for the first.</param>
    public PicturePlan(Graph graph, PictureEnds ends, IEnumerable<Node> keep, Tensor?[] before)
    {
        (this.graph, this.ends, this.before) = (graph, ends, before);
        values = [.. graph.Nodes.Select(node => node.Constant)];
        foreach (var node in keep.Concat(graph.Inputs.Where(input => !IsFrame(input)))) Allocate(node);
        rows = [.. graph.Nodes.Select(node => node.IsLayer ? Layer(node) : null)];
        fusions = new RowFusions(graph, values, rows, ends.Picture);
        foreach (var node in graph.Nodes.Where(node => node.IsLayer || IsFrame(node))) AddToGroup(node);
        foreach (var node in graph.Layers)
        {
            foreach (var input in node.Inputs)
            {
                // The thresholds of a hysteresis are part of the group before its own.
                var reader = rows[node.Index] is MarkRows ? groupOf[node] - 1 : groupOf[node];
                if (groupOf.GetValueOrDefault(input, -1) != reader || rows[node.Index] is null) Allocate(input);
            }
        }

        if (ends.Picture is { } picture && !EndsInPicture(groups.Count - 1)) Allocate(picture);
        foreach (var layer in graph.Layers.Where(layer => rows[layer.Index] is null)) Allocate(layer);
    }

    /// <summary>The values of the nodes that have tensors.</summary>
    public Tensor?[] Values => values;

    /// <summary>Whether all of a graph is pictures: few channels, float32, no convolution for matrix products, and something to compute row by row.</summary>
    public static bool Suits(Graph graph)
    {
        if (graph.Layers.Any(layer => layer.Op is Conv2D conv && layer.Inputs[1].Shape.C > 1 && Conv2DProductCpu.Suits(conv, layer.Inputs[1].Shape))) return false;
        var values = graph.Nodes.Select(node => node.Constant).ToArray();
        return graph.Nodes.All(node => node.Constant is not null || (node.Type == ElementType.Float32 && node.Shape.Rank == 4 && node.Shape.C <= MostChannels))
            && graph.Layers.Any(layer => Rows(layer, values) is not null);
    }

    /// <summary>Makes the stages.</summary>
    /// <param name="steps">The step of each layer.</param>
    /// <param name="threads">Threads that compute.</param>
    public PictureStage[] Build(IReadOnlyDictionary<Node, Step> steps, int threads)
    {
        var stages = new List<PictureStage>();
        for (var group = 0; group < groups.Count; group++)
        {
            var first = First(group);
            stages.Add(groups[group].Count > 0 && first.IsLayer && rows[first.Index] is null
                ? new PictureStage(Kernel(first), [steps[first]])
                : Chain(group, steps, threads));
            if (FloodAfter(group) is { } flooded) stages.Add(new PictureStage(((MarkRows)rows[flooded.Index]!).Flood, [steps[flooded]]));
        }

        if (ends.Picture is { } picture && !EndsInPicture(groups.Count - 1))
            stages.Add(new PictureStage(ends.MakePass(values[picture.Index]!), [ends.PictureStep]));
        return [.. stages];
    }

    /// <summary>What the kernel of a layer declares about its rounding.</summary>
    public ErrorModel ErrorModel(Node layer) => models.GetValueOrDefault(layer, Verification.ErrorModel.Direct);

    private static RowLayer? Rows(Node layer, Tensor?[] values) => RowLayers.Create(
        layer.Op, [.. layer.Inputs.Select(input => input.Shape)], [.. layer.Inputs.Select(input => values[input.Index])], layer.Shape);

    /// <summary>The rows of a layer. Convolutions choose between a direct sum, columns and rows, and Fourier transforms, which are a stage of their own.</summary>
    private RowLayer? Layer(Node node)
    {
        // Weights that are inputs of the graph may change.
        var direct = Rows(node, values);
        if (node.Op is NormalizedCrossCorrelation && node.Inputs[1].Constant is { } template && FourierCorrelation.Tiles(template, node.Shape) is { } large)
        {
            transformed[node] = large;
            models[node] = new FourierCorrelationErrorModel(large);
            return null;
        }

        if (direct is null || node.Op is not Conv2D conv || node.Inputs[1].Constant is not { } weights) return direct;
        double products = weights.Shape.H * weights.Shape.W;
        var tiles = FourierTiles.Best(conv, weights, node.Shape);
        if (KernelSplit.Find(conv, weights, Math.Min(products, tiles?.Cost ?? products)) is { } split)
        {
            models[node] = split.ErrorModel;
            return RowLayers.Separable(conv, split, weights, node.Inputs.Length > 2 ? values[node.Inputs[2].Index] : null);
        }

        if (tiles is null || tiles.Cost > FourierTiles.Worthwhile * products) return direct;
        transformed[node] = tiles;
        models[node] = new FourierErrorModel(tiles);
        return null;
    }

    /// <summary>The kernel of a layer that isn't computed row by row.</summary>
    private CpuKernel Kernel(Node node)
    {
        Tensor[] inputs = [.. node.Inputs.Select(input => values[input.Index]!)];
        var output = values[node.Index]!;
        if (!transformed.TryGetValue(node, out var tiles)) return CpuKernels.Create(node.Op, inputs, output);
        return node.Op is NormalizedCrossCorrelation correlation
            ? FourierKernels.Create(correlation, tiles, inputs, output)
            : FourierKernels.Create((Conv2D)node.Op, tiles, inputs, output);
    }

    private PictureStage Chain(int group, IReadOnlyDictionary<Node, Step> steps, int threads)
    {
        var builder = new RowChainBuilder();
        var numbers = new Dictionary<Node, int>();
        foreach (var node in groups[group])
        {
            if (fusions.IsPartOfReader(node)) continue;
            numbers[node] = AddNode(node);
            if (values[node.Index] is { } tensor) builder.Keep(numbers[node], tensor);
        }

        if (FloodAfter(group) is { } flooded)
        {
            var (thresholds, inputs) = fusions.FindThresholds(flooded);
            int[] sources = [.. inputs.Select(Number)];
            builder.Step = steps[flooded];
            builder.Add(thresholds, 0, sources);
        }

        if (EndsInPicture(group))
        {
            builder.Step = ends.PictureStep;
            builder.Add(new PictureRows(ends.MakePass(null)), 0, numbers[ends.Picture!]);
        }

        return new PictureStage(builder.Build(First(group).Shape, threads), [.. builder.Steps]);

        int AddNode(Node node)
        {
            var (layer, inputs) = IsFrame(node) ? (new FrameRows(ends.Frame!), []) : fusions.Find(node);
            int[] sources = [.. inputs.Select(Number)];
            builder.Step = IsFrame(node) ? ends.FrameStep : steps[node];
            return builder.Add(layer, node.Shape.C, sources);
        }

        int Number(Node input) => numbers.TryGetValue(input, out var number) ? number : numbers[input] = builder.AddTensor(values[input.Index]!);
    }

    private bool IsFrame(Node node) => ends.Frame is not null && node == graph.Inputs[0];

    private bool EndsInPicture(int group) => ends.Picture is { } picture && groupOf.GetValueOrDefault(picture, -1) == group && group == groups.Count - 1
        && (IsFrame(picture) || rows[picture.Index] is not null);

    /// <summary>A node of the size of the group.</summary>
    private Node First(int group) => groups[group].Count > 0 ? groups[group][0] : groups[group + 1][0];

    /// <summary>The hysteresis that floods what a group has put through its thresholds, if any.</summary>
    private Node? FloodAfter(int group) => group + 1 < groups.Count && rows[groups[group + 1][0].Index] is MarkRows ? groups[group + 1][0] : null;

    private void AddToGroup(Node node)
    {
        var isRows = IsFrame(node) || rows[node.Index] is not null;
        var joins = isRows && groups.Count > 0 && groups[^1][0] is var first
            && (IsFrame(first) || rows[first.Index] is not null)
            && (first.Shape.N, first.Shape.H, first.Shape.W) == (node.Shape.N, node.Shape.H, node.Shape.W);
        if (!joins) groups.Add([]);

        // Hysteresis begins a group; its thresholds belong to the one before, which may have nothing else.
        if (rows[node.Index] is MarkRows) groups.Add([]);
        groups[^1].Add(node);
        groupOf[node] = groups.Count - 1;
    }

    private void Allocate(Node node) => values[node.Index] ??= (before.Length > 0 ? before[node.Index] : null) ?? PictureMemory.Allocate(node.Shape, node.Type, values.Count(tensor => tensor is not null));
}
