using LiveConv.Graphs;
using LiveConv.Graphs.Fusions;
using LiveConv.Ops;
using LiveConv.Tensors;

namespace LiveConv.Learning.Views;

/// <summary>
/// A view by one backward pass: saliency, guided backpropagation, deconvnet, Grad-CAM. The map is computed behind the gradient, as layers
/// of the same graph, on the executor.
/// </summary>
public sealed class GradientView : IAttribution
{
    private readonly ILoadedGraph loaded;
    private readonly Node input;
    private readonly Node seed;
    private readonly Node top;
    private readonly Node map;
    private readonly Node target;
    private readonly Node gradient;
    private readonly Tensor seedValues;
    private readonly Tensor topValue;

    private GradientView(BackwardPass pass, Node network, Node map, Node target, Node gradient, IExecutor executor)
    {
        var graph = GraphFusions.Apply(pass.Build(map, target, gradient));
        (this.map, this.target, this.gradient) = (graph.Outputs[0], graph.Outputs[1], graph.Outputs[2]);
        (input, seed, top) = (graph.Find(network.Name)!, graph.Find(pass.Seed.Name)!, graph.Find(pass.Top.Name)!);
        (Map, Scores) = (new Tensor(map.Shape), new Tensor(target.Shape));
        (seedValues, topValue) = (new Tensor(seed.Shape), new Tensor(top.Shape));
        loaded = executor.Load(graph, KeptValues.Results);
    }

    public Tensor Map { get; }

    public Tensor Scores { get; }

    public int Steps => 1;

    /// <summary>The steps of the forward and the backward pass, with their times.</summary>
    public IReadOnlyList<Step> Layers => loaded.Steps;

    /// <summary>Shape of the gradient: the input's, or for Grad-CAM that of the layer.</summary>
    public Shape GradientShape => gradient.Shape;

    /// <summary>
    /// The largest gradient of each pixel's channels, max_c |∂unit/∂x_c| (Simonyan, Vedaldi and Zisserman, "Deep Inside Convolutional
    /// Networks", 2014, §3); by another rule guided backpropagation or deconvnet.
    /// </summary>
    /// <param name="network">The network; one input of pictures.</param>
    /// <param name="executor">Runs it; on its thread.</param>
    /// <param name="rule">What rectifiers do to gradients.</param>
    /// <param name="target">The layer that the unit belongs to; null for the class scores.</param>
    /// <exception cref="GradientException">An op on the way has no gradient.</exception>
    public static GradientView Saliency(Graph network, IExecutor executor, GradientRule rule = GradientRule.Gradient, Node? target = null)
    {
        ArgumentNullException.ThrowIfNull(executor);
        var picture = PictureShape.Input(network);
        target ??= ClassScores.Of(network);
        var pass = new BackwardPass(network, target, [picture], rule);
        var gradient = pass.Gradient(picture);
        var sizes = pass.AddNamed("saliency", new Abs(), gradient);
        var channels = PictureShape.ChannelAxis(picture.Shape);
        var largest = picture.Shape[channels] == 1 ? sizes : pass.AddNamed("saliency", new Reduce(ReduceKind.Max, [channels]), sizes);
        return new GradientView(pass, picture, pass.Reshape(largest, PictureShape.Map(picture.Shape)), pass.Value(target), gradient, executor);
    }

    /// <summary>
    /// Grad-CAM: ReLU(Σ_k α_k·A_k) of the maps A of a layer, α_k the mean of ∂unit/∂A_k over the map, enlarged to the picture bilinearly
    /// (Selvaraju et al., "Grad-CAM: Visual Explanations from Deep Networks via Gradient-based Localization", 2017, equations 1 and 2).
    /// </summary>
    /// <param name="network">The network; one input of pictures.</param>
    /// <param name="executor">Runs it; on its thread.</param>
    /// <param name="layer">The layer of N×C×H×W whose maps are weighed; null for the last one.</param>
    /// <param name="target">The layer that the unit belongs to; null for the class scores.</param>
    /// <exception cref="GradientException">An op on the way has no gradient, or the layer has no maps.</exception>
    public static GradientView GradCam(Graph network, IExecutor executor, Node? layer = null, Node? target = null)
    {
        ArgumentNullException.ThrowIfNull(executor);
        var picture = PictureShape.Input(network);
        target ??= ClassScores.Of(network);
        layer ??= ClassScores.LastMaps(network, target);
        if (layer.Shape.Rank != 4) throw new GradientException($"'{layer.Name}' ({layer.Op.Name}) is {layer.Shape}; Grad-CAM needs a layer of N×C×H×W");
        var pass = new BackwardPass(network, target, [layer], GradientRule.Gradient);
        var gradient = pass.Gradient(layer);
        Node Add(Op op, params ReadOnlySpan<Node> inputs) => pass.AddNamed("grad-cam", op, inputs);
        var weights = Add(new Reduce(ReduceKind.Mean, [2, 3]), gradient);
        var sum = Add(new Reduce(ReduceKind.Sum, [1]), Add(new Mul(), pass.Value(layer), weights));
        var size = PictureShape.Map(picture.Shape);
        var map = Add(new Resize(size.H, size.W, ResizeMode.Bilinear), Add(new Relu(), sum));
        return new GradientView(pass, picture, map, pass.Value(target), gradient, executor);
    }

    public void Start(Tensor input, Unit unit)
    {
        unit.WriteTo(seedValues, topValue);
        loaded.SetInput(this.input, input);
        loaded.SetInput(seed, seedValues);
        loaded.SetInput(top, topValue);
    }

    public bool Step()
    {
        loaded.Run();
        loaded.Read(map, Map);
        loaded.Read(target, Scores);
        return false;
    }

    /// <summary>The gradient itself, with its signs, of the last step.</summary>
    /// <param name="destination">Of <see cref="GradientShape"/>.</param>
    public void ReadGradient(Tensor destination) => loaded.Read(gradient, destination);

    public void Dispose() => loaded.Dispose();
}
