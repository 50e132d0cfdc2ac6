using LiveConv.Graphs;
using LiveConv.Ops;
using LiveConv.Tensors;

namespace LiveConv.Core.Tests.Graphs;

public class GraphBuilderTests
{
    [Fact]
    public void Add_NameTwice_IsRefused()
    {
        var builder = new GraphBuilder();
        var x = builder.Input("x", new Shape(1, 1, 5, 7));
        builder.Add("edges", new Abs(), x);
        Assert.Equal("two layers are named 'edges'; names must differ", Assert.Throws<ShapeException>(() => builder.Add("edges", new Relu(), x)).Message);
    }

    [Fact]
    public void Add_ShapesThatDoNotFit_NamesLayerAndOp()
    {
        var builder = new GraphBuilder();
        var x = builder.Input("x", new Shape(1, 3, 5, 7));
        var w = builder.Constant("w", new Tensor(new Shape(1, 1, 3, 3)));
        var message = Assert.Throws<ShapeException>(() => builder.Add("edges", new Conv2D(), x, w)).Message;
        Assert.Equal("layer 'edges' (Conv2D): the weights are for 1 channel a group, but the input has 3 in 1 group", message);
    }

    [Fact]
    public void Build_Graph_KnowsInputsLayersAndOutputs()
    {
        var builder = new GraphBuilder();
        var x = builder.Input("x", new Shape(2, 3, 5, 7));
        var w = builder.Constant("w", new Tensor(new Shape(4, 3, 3, 3)));
        var y = builder.Add("y", new Conv2D(), x, w);
        var z = builder.Add("z", new MaxChannels(), y);
        var graph = builder.Build(z);
        Assert.Same(x, Assert.Single(graph.Inputs));
        Assert.Equal<Node>([y, z], graph.Layers.ToArray());
        Assert.Same(z, Assert.Single(graph.Outputs));
        Assert.Same(y, graph.Find("y"));
        Assert.Null(graph.Find("nothing"));
        Assert.Equal(new Shape(2, 4, 3, 5), y.Shape);
        Assert.Equal(108, y.Parameters);
        Assert.Equal(120L * 27, y.MultiplyAdds);
    }
}
