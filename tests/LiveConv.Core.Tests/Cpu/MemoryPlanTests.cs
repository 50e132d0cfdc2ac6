using LiveConv.Core.Tests.Models;
using LiveConv.Cpu;
using LiveConv.Cpu.Blocked;
using LiveConv.Graphs;
using LiveConv.Graphs.Fusions;
using LiveConv.Models.Networks;
using LiveConv.Ops;
using LiveConv.Tensors;
using LiveConv.Tests.Support.Ops;

namespace LiveConv.Core.Tests.Cpu;

public class MemoryPlanTests
{
    [Fact]
    public void Offsets_ValuesThatMeet_DontOverlap()
    {
        var random = new Random(5);
        for (var round = 0; round < 50; round++)
        {
            (int Floats, int First, int Last)[] values = [.. Enumerable.Range(0, 40).Select(_ => random.Next(30)).Select(first => (random.Next(1, 100), first, first + random.Next(6)))];
            var (offsets, total) = MemoryPlan.Offsets(values);
            for (var i = 0; i < values.Length; i++)
            {
                Assert.InRange(offsets[i], 0, total - values[i].Floats);
                for (var j = 0; j < i; j++)
                {
                    var meet = values[i].First <= values[j].Last && values[j].First <= values[i].Last;
                    Assert.False(meet && offsets[i] < offsets[j] + values[j].Floats && offsets[j] < offsets[i] + values[i].Floats);
                }
            }
        }
    }

    [Fact]
    public void Offsets_AChain_TakesItsTwoLargestNeighbours() =>
        Assert.Equal(70, MemoryPlan.Offsets([(10, 0, 1), (40, 1, 2), (30, 2, 3), (20, 3, 4)]).Floats);

    [Theory]
    [InlineData("resnet18")]
    [InlineData("resnet50")]
    [InlineData("squeezenet")]
    [InlineData("mobilenetv2")]
    [InlineData("vgg19")]
    [InlineData("googlenet")]
    [InlineData("alexnet")]
    public void Load_OfANetwork_TakesAtMostAFifthMoreThanTheLeast(string name)
    {
        var graph = GraphFusions.Apply(Architectures.Find(name).Build(new NoWeights()));
        using var executor = new CpuExecutor(1);
        using var loaded = executor.Load(graph, KeptValues.Results);
        var memory = loaded.Memory!.Value;
        Assert.InRange(memory.Bytes, 1, memory.LowerBound * 1.2);
    }

    [Fact]
    public void Read_OfWhatIsNotKept_SaysSo()
    {
        var builder = new GraphBuilder();
        var x = builder.Input("x", new Shape(1, 1, 3, 5));
        var hidden = builder.Add("hidden", new Softmax(1), x);
        var graph = builder.Build(builder.Add("y", new Softmax(2), hidden));
        using var executor = new CpuExecutor(1);
        using var loaded = executor.Load(graph, KeptValues.Results);
        loaded.Run();
        var message = Assert.Throws<InvalidOperationException>(() => loaded.Read(hidden, new Tensor(hidden.Shape))).Message;
        Assert.Equal("the values of 'hidden' weren't kept; load the graph with all of its layers kept", message);
    }

    [Fact]
    public void Run_WithSharedMemory_GivesTheSameBits()
    {
        var graph = GraphFusions.Apply(Architectures.Find("squeezenet").Build());
        using var executor = new CpuExecutor(2);
        Assert.Equal(Output(KeptValues.All), Output(KeptValues.Results));

        float[] Output(KeptValues kept)
        {
            using var loaded = executor.Load(graph, kept);
            loaded.SetInput(graph.Inputs[0], Values.Uniform(graph.Inputs[0].Shape, 3));
            loaded.Run();
            loaded.Run();
            var y = new Tensor(graph.Outputs[0].Shape);
            loaded.Read(graph.Outputs[0], y);
            return y.Data;
        }
    }
}
