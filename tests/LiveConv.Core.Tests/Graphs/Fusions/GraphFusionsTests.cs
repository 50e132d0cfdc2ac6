using System.Diagnostics;
using LiveConv.Graphs;
using LiveConv.Graphs.Fusions;
using LiveConv.Ops;
using LiveConv.Tensors;

namespace LiveConv.Core.Tests.Graphs.Fusions;

public class GraphFusionsTests
{
    [Fact]
    public void Apply_WhatNoOutputNeeds_IsRemovedButInputsStay()
    {
        var net = new NetBuilder();
        var x = net.Input();
        net.Conv("dead", net.Conv("dying", x));
        var fused = GraphFusions.Apply(net.Build(net.Add("y", new Relu(), net.Constant("k", new Shape(3)))));
        Assert.Equal(["x", "k", "y"], fused.Nodes.Select(node => node.Name));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    public void Apply_RandomNetwork_GivesTheSameValuesInFewerLayers(int seed)
    {
        var random = new Random(seed);
        var net = new NetBuilder();
        List<Node> nodes = [net.Input(4)];
        for (var i = 0; i < 24; i++)
        {
            var x = random.Next(3) == 0 ? nodes[random.Next(nodes.Count)] : nodes[^1];
            var name = $"n{i}";
            var other = nodes[random.Next(nodes.Count)];
            nodes.Add(random.Next(8) switch
            {
                0 or 1 or 2 => net.Conv(name, x, 4, random.Next(2) == 0, new Conv2D { Padding = new(1, 1, 1, 1), Groups = 1 << random.Next(3) }),
                3 => net.BatchNormalization(name, x),
                4 => net.Add(name, new Add(), x, other),
                5 => net.Add(name, new Mul(), x, net.Constant($"{name}.k", new Shape(4, 1, 1))),
                6 => net.Add(name, new Relu(), x),
                _ => net.Add(name, new LeakyRelu(0.3f), x),
            });
        }

        var graph = net.Build(nodes[^1], nodes[12]);
        var fused = FusionCheck.Verify(graph, seed);
        Assert.True(fused.Layers.Length < graph.Layers.Length, FusionCheck.Layers(fused));
    }

    [Fact]
    public void Apply_AHundredThousandLayers_TakesLinearTime()
    {
        var builder = new GraphBuilder();
        var x = builder.Input("x", new Shape(1, 1, 1, 1));
        for (var i = 0; i < 100_000; i++) x = builder.Add($"n{i}", i % 2 == 0 ? new Neg() : new Relu(), x);
        var start = Stopwatch.GetTimestamp();
        Assert.Equal(100_000, GraphFusions.Apply(builder.Build(x)).Layers.Length);
        Assert.True(Stopwatch.GetElapsedTime(start).TotalSeconds < 5);
    }
}
