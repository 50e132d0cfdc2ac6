using LiveConv.Frames;
using LiveConv.Graphs;
using LiveConv.Pipelines;
using LiveConv.Shaders.Gl;
using LiveConv.Shaders.Kernels;
using LiveConv.Shaders.Programs;

namespace LiveConv.Shaders;

/// <summary>
/// A pipeline whose layers that work value by value, or move channels, don't go through memory: they are computed in one pass with what reads them, or where another layer
/// needs their tensor. The picture is the same to the bit.
/// </summary>
internal sealed class PointPlan
{
    /// <summary>Tensors that a pass reads: shaders may have 8 image units.</summary>
    private const int MostOperands = 7;

    private const int RowBlock = 4;

    private readonly GlGraph graph;
    private readonly HashSet<Node> stored;
    private readonly List<(int Layer, Dispatch? Pass)> steps = [];

    private PointPlan(GlGraph graph, HashSet<Node> stored) => (this.graph, this.stored) = (graph, stored);

    /// <summary>The plan of a pipeline; null where it has no such layers, or one of them has too many operands.</summary>
    /// <param name="programs">Compiles the passes.</param>
    /// <param name="pipeline">The pipeline.</param>
    /// <param name="graph">Its loaded graph.</param>
    /// <param name="picture">What the last pass writes.</param>
    /// <param name="picturePitch">Its texels from row to row.</param>
    public static PointPlan? Find(ProgramCache programs, Pipeline pipeline, GlGraph graph, GpuBuffer picture, int picturePitch)
    {
        var (layers, result) = (graph.Graph.Layers, pipeline.Picture!);
        bool IsComputed(Node node) => PointProgram.CanCompute(node) && node.Inputs.Add(node).All(each => graph.Tensor(each).Layout == TensorLayout.Planar);
        if (!IsComputed(result) || result.Shape.W % 4 != 0) return null;
        var read = layers.Where(layer => !IsComputed(layer)).SelectMany(layer => layer.Inputs).ToHashSet();
        var plan = new PointPlan(graph, [.. layers.Where(layer => !IsComputed(layer) || read.Contains(layer))]);
        for (var i = 0; i < layers.Length; i++)
        {
            var layer = layers[i];
            if (!plan.Stores(layer)) continue;
            var tensor = graph.Tensor(layer);
            var pass = IsComputed(layer) ? plan.Pass(programs, layer, Place(tensor.Origin, tensor.Pitch, tensor.Plane), tensor.Buffer, IsComputed) : null;
            if (pass is null && IsComputed(layer)) return null;
            plan.steps.Add((i, pass));
        }

        var output = Place(0, picturePitch, 0);
        output.Add("TO_FRAME", 1);
        output.Add("SWAP", pipeline.Output.Color == FrameColor.Bgr);
        output.Add("GAIN", pipeline.Output.Gain);
        output.Add("BIAS", pipeline.Output.Bias);
        if (plan.Pass(programs, result, output, picture, IsComputed) is not { } last) return null;
        plan.steps.Add((layers.Length, last));
        return plan;
    }

    /// <summary>Whether the tensor of a layer holds its values when the plan has run.</summary>
    public bool Stores(Node layer) => stored.Contains(layer);

    /// <summary>From the input's tensor to the picture.</summary>
    public void Run(GlDevice device)
    {
        foreach (var (layer, pass) in steps)
        {
            if (pass is null) graph.Run(layer);
            else pass.Issue(device.Gl);
        }
    }

    private static Defines Place(int origin, int pitch, int plane) => new() { { "ORIGIN", origin }, { "PITCH", pitch }, { "PLANE", plane } };

    private Dispatch? Pass(ProgramCache programs, Node target, Defines defines, GpuBuffer output, Func<Node, bool> isComputed)
    {
        var operands = new List<Node>();
        var program = new PointProgram(node => node == target || (isComputed(node) && !Stores(node)), Load);
        var results = Enumerable.Range(0, target.Shape.C).Select(channel => program.Variable(target, channel)).ToArray();
        if (operands.Count > MostOperands) return null;
        var columns = target.Shape.W / 4;
        defines.Add("IMAGES", string.Concat(operands.Select((_, i) => $"layout(binding = {i}, rgba32f) readonly uniform imageBuffer x{i}; ")));
        defines.Add("STATEMENTS", program.ToString());
        defines.Add("RESULTS", string.Join(", ", results));
        defines.Add("CHANNELS", target.Shape.C);
        defines.Add("COLUMNS", columns);
        defines.Add("HEIGHT", target.Shape.H);
        return new Dispatch(
            "points",
            programs.Compute("frame/points.comp", defines),
            (uint)((columns + Kernels.Kernel.GroupSize - 1) / Kernels.Kernel.GroupSize),
            (uint)((target.Shape.H + RowBlock - 1) / RowBlock),
            1,
            [.. operands.Select((operand, i) => Binding.Texels((uint)i, graph.Tensor(operand).Buffer)), Binding.Storage(MostOperands, output)]);

        string Load(Node node, int channel)
        {
            if (!operands.Contains(node)) operands.Add(node);
            var tensor = graph.Tensor(node);
            return $"imageLoad(x{operands.IndexOf(node)}, {tensor.Origin + (channel * tensor.Plane)} + row * {tensor.Pitch} + column)";
        }
    }
}
