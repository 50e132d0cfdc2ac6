using LiveConv.Graphs;
using LiveConv.Ops;
using LiveConv.Tensors;
using LiveConv.Tests.Support.Ops;

namespace LiveConv.Core.Tests.Graphs.Fusions;

/// <summary>Shorthands for small networks with seeded weights.</summary>
internal sealed class NetBuilder
{
    private readonly GraphBuilder builder = new();
    private int seed = 100;

    public Node Input(int channels = 3) => builder.Input("x", new Shape(2, channels, 7, 9));

    public Node Conv(string name, Node x, int outputs = 5, bool bias = true, Conv2D? op = null, int kernel = 3)
    {
        op ??= new Conv2D { Padding = Padding.Same(kernel, kernel) };
        var weights = Constant($"{name}.w", new(outputs, x.Shape.C / op.Groups, kernel, kernel));
        return bias ? builder.Add(name, op, x, weights, Constant($"{name}.b", new(outputs))) : builder.Add(name, op, x, weights);
    }

    public Node BatchNormalization(string name, Node x)
    {
        var c = new Shape(x.Shape[1]);
        return builder.Add(
            name, new BatchNormalization(1e-3f), x, Constant($"{name}.s", c), Constant($"{name}.b", c), Constant($"{name}.m", c), Constant($"{name}.v", c, 0.5f, 2));
    }

    public Node Add(string name, Op op, params Node[] inputs) => builder.Add(name, op, inputs);

    public Node Constant(string name, Shape shape, float low = -1, float high = 1) => builder.Constant(name, Values.Uniform(shape, seed++, low, high));

    public Node Constant(string name, Shape shape, params float[] values) => builder.Constant(name, new Tensor(shape, values));

    public Graph Build(params Node[] outputs) => builder.Build(outputs);
}
