using LiveConv.Graphs;
using LiveConv.Ops;
using LiveConv.Reference;
using LiveConv.Tensors;

namespace LiveConv.Tests.Support.Learning;

/// <summary>
/// A whole network in double, for central differences. Ops that are linear (or affine) in their values are computed by their references from
/// two float32 parts of each double, high and low: y = f(high) + f(low) − f(0). That keeps 48 bits.
/// </summary>
public sealed class DoublePass(Graph graph)
{
    private readonly Dictionary<Node, double[]> offsets = [];

    /// <summary>The values of a node for an input.</summary>
    public double[] Run(double[] input, Node target)
    {
        ArgumentNullException.ThrowIfNull(target);
        var values = new Dictionary<Node, double[]> { [graph.Inputs.Single()] = input };
        foreach (var node in graph.Nodes.TakeWhile(node => node.Index <= target.Index))
        {
            if (node.Constant is { } constant) values[node] = [.. Enumerable.Range(0, constant.Shape.Count).Select(constant.Value)];
            else if (node.IsLayer) values[node] = Evaluate(node, [.. node.Inputs.Select(x => values[x])]);
        }

        return values[target];
    }

    private double[] Evaluate(Node node, double[][] inputs) => node.Op switch
    {
        Conv2D conv => Convolve(node, conv, inputs),
        Relu => Array.ConvertAll(inputs[0], x => Math.Max(0, x)),
        Clamp clamp => Array.ConvertAll(inputs[0], x => Math.Min(Math.Max(x, clamp.Low), clamp.High)),
        Add => Combine(node, inputs, (a, b) => a + b),
        Sub => Combine(node, inputs, (a, b) => a - b),
        Mul => Combine(node, inputs, (a, b) => a * b),
        Div => Combine(node, inputs, (a, b) => a / b),
        MaxPool2D pool => Largest(node, pool, inputs[0]),
        Concat or AveragePool2D or Reduce { Kind: ReduceKind.Mean or ReduceKind.Sum } or AxisMovementOp or BatchNormalization => Linear(node, node.Op, inputs),
        Gemm or MatMul when node.Inputs.Skip(1).All(input => input.Constant is not null) => Linear(node, node.Op, inputs),
        _ => throw new NotSupportedException($"{node}: not in double"),
    };

    private double[] Convolve(Node node, Conv2D conv, double[][] inputs)
    {
        var y = Linear(node, conv with { Activation = Activation.None, HasResidual = false }, inputs[..Math.Min(3, inputs.Length)]);
        for (var i = 0; i < y.Length; i++) y[i] = conv.Activation.Apply(y[i] + (conv.HasResidual ? inputs[3][i] : 0));
        return y;
    }

    private double[] Linear(Node node, Op op, double[][] inputs)
    {
        bool Varies(int i) => node.Inputs[i].Constant is null;
        var (high, low, zero) = (new Tensor[inputs.Length], new Tensor[inputs.Length], new Tensor[inputs.Length]);
        for (var i = 0; i < inputs.Length; i++)
        {
            var shape = node.Inputs[i].Shape;
            high[i] = Varies(i) ? new Tensor(shape, Array.ConvertAll(inputs[i], x => (float)x)) : node.Inputs[i].Constant!;
            low[i] = Varies(i) ? new Tensor(shape, Array.ConvertAll(inputs[i], x => (float)(x - (float)x))) : high[i];
            zero[i] = Varies(i) ? new Tensor(shape) : high[i];
        }

        if (!offsets.TryGetValue(node, out var offset)) offsets[node] = offset = Reference(op, zero, node.Shape);
        var (y, rest) = (Reference(op, high, node.Shape), Reference(op, low, node.Shape));
        for (var i = 0; i < y.Length; i++) y[i] += rest[i] - offset[i];
        return y;
    }

    private static double[] Reference(Op op, Tensor[] inputs, Shape shape)
    {
        var output = new ReferenceOutput(shape);
        op.Evaluate(inputs, output);
        return output.Values;
    }

    private static double[] Combine(Node node, double[][] inputs, Func<double, double, double> function)
    {
        var (a, b) = (new Broadcast(node.Inputs[0].Shape, node.Shape), new Broadcast(node.Inputs[1].Shape, node.Shape));
        return [.. Enumerable.Range(0, node.Shape.Count).Select(i => function(inputs[0][a.Source(i)], inputs[1][b.Source(i)]))];
    }

    private static double[] Largest(Node node, MaxPool2D pool, double[] x)
    {
        var (from, to) = (node.Inputs[0].Shape, node.Shape);
        return [.. Enumerable.Range(0, to.Count).Select(index =>
        {
            var (plane, place) = Math.DivRem(index, to.H * to.W);
            var (top, left) = ((place / to.W * pool.StrideY) - pool.Padding.Top, (place % to.W * pool.StrideX) - pool.Padding.Left);
            var largest = double.NegativeInfinity;
            for (var row = Math.Max(0, top); row < Math.Min(from.H, top + pool.KernelHeight); row++)
            for (var column = Math.Max(0, left); column < Math.Min(from.W, left + pool.KernelWidth); column++)
                largest = Math.Max(largest, x[(((plane * from.H) + row) * from.W) + column]);
            return largest;
        })];
    }
}
