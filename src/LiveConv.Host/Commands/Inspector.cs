using LiveConv.Graphs;
using LiveConv.Ops;
using LiveConv.Pipelines;
using LiveConv.Tensors;

namespace LiveConv.Host.Commands;

/// <summary>Describes the layers of a pipeline.</summary>
internal static class Inspector
{
    public static InspectReport Inspect(Pipeline pipeline)
    {
        LayerEntry[] layers = [.. pipeline.Graph.Layers.Select(Describe)];
        return new InspectReport(
            Sizes(pipeline.Graph.Inputs[0].Shape), Sizes((pipeline.Picture ?? pipeline.Graph.Outputs[0]).Shape), layers, layers.Sum(layer => layer.Parameters), layers.Sum(layer => layer.Macs), []);
    }

    private static LayerEntry Describe(Node node)
    {
        var source = node.Inputs.FirstOrDefault(input => input.Constant is null);
        var dense = node.Op is Conv2D && source is not null ? (long)source.Shape.Count * node.Shape.Count : 0;
        return new LayerEntry(node.Name, node.Op.Name, Sizes(node.Shape), node.Parameters, node.MultiplyAdds, Formula(node), dense);
    }

    /// <summary>Rows and columns by the output-size formula, for layers with a window.</summary>
    private static string Formula(Node node)
    {
        var x = node.Inputs.Length > 0 ? node.Inputs[0].Shape : default;
        return node.Op switch
        {
            Conv2D conv when node.Inputs[1].Shape is var w =>
                $"{Side(x.H, conv.Padding.Top, conv.Padding.Bottom, w.H, conv.DilationY, conv.StrideY, false, node.Shape.H)}, "
                + Side(x.W, conv.Padding.Left, conv.Padding.Right, w.W, conv.DilationX, conv.StrideX, false, node.Shape.W),
            PoolOp pool =>
                $"{Side(x.H, pool.Padding.Top, pool.Padding.Bottom, pool.KernelHeight, pool.DilationY, pool.StrideY, pool.CeilMode, node.Shape.H)}, "
                + Side(x.W, pool.Padding.Left, pool.Padding.Right, pool.KernelWidth, pool.DilationX, pool.StrideX, pool.CeilMode, node.Shape.W),
            _ => "",
        };
    }

    private static string Side(int size, int before, int after, int kernel, int dilation, int stride, bool ceiling, int result)
    {
        var extent = dilation == 1 ? $"{kernel}" : $"({dilation}·{kernel - 1}+1)";
        var quotient = stride == 1 ? $"{size}+{before}+{after}−{extent}" : $"{(ceiling ? '⌈' : '⌊')}({size}+{before}+{after}−{extent})/{stride}{(ceiling ? '⌉' : '⌋')}";
        return $"{quotient}+1={result}";
    }

    private static int[] Sizes(Shape shape) => [.. Enumerable.Range(0, shape.Rank).Select(axis => shape[axis])];
}
