using LiveConv.Cpu;
using LiveConv.Cpu.Blocked;
using LiveConv.Graphs;
using LiveConv.Ops;
using LiveConv.Reference;
using LiveConv.Tensors;
using LiveConv.Tests.Support;
using LiveConv.Tests.Support.Ops;
using LiveConv.Verification;

namespace LiveConv.Core.Tests.Cpu;

public sealed class CpuOpTests : IDisposable
{
    private readonly CpuExecutor executor = new(2);

    /// <summary>The cases that some blocked kernel computes.</summary>
    public static TheoryData<string, int> BlockedCases
    {
        get
        {
            var data = new TheoryData<string, int>();
            for (var width = 0; width < BlockedKernels.All.Count; width++)
            {
                foreach (var item in OpCases.All.Where(item => new LayoutPlan(CaseGraphs.Of(item), BlockedKernels.All[width]).Layouts.Any())) data.Add(item.Name, width);
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(OpCases.Names), MemberType = typeof(OpCases))]
    public void Run_EveryCase_IsWithinTheBound(string name)
    {
        var comparison = CaseGraphs.Verify(executor, OpCases.Find(name));
        Assert.True(comparison.Passed, comparison.ToString());
    }

    [Theory]
    [MemberData(nameof(BlockedCases))]
    public void Run_InBlocksAtEveryVectorWidth_IsWithinTheBound(string name, int width)
    {
        using var blocked = new CpuExecutor(2, BlockedKernels.All[width]);
        var comparison = CaseGraphs.Verify(blocked, OpCases.Find(name));
        Assert.True(comparison.Passed, comparison.ToString());
    }

    /// <summary>The cases with weights, at every vector width.</summary>
    public static TheoryData<string, int> CasesWithConstants
    {
        get
        {
            var data = new TheoryData<string, int>();
            foreach (var item in OpCases.All.Where(item => item.ConstantInputs.Length > 0))
                for (var width = 0; width < BlockedKernels.All.Count; width++) data.Add(item.Name, width);
            return data;
        }
    }

    [Theory]
    [MemberData(nameof(CasesWithConstants))]
    public void SetConstant_OfALoadedGraph_ComputesWithTheNewWeights(string name, int width)
    {
        using var blocked = new CpuExecutor(2, BlockedKernels.All[width]);
        var comparison = CaseGraphs.VerifyChanged(blocked.Load, OpCases.Find(name));
        Assert.True(comparison.Passed, comparison.ToString());
    }

    [Fact]
    public void SetConstant_OnTheReference_ComputesWithTheNewWeights()
    {
        using var reference = new ReferenceExecutor();
        foreach (var item in OpCases.All.Where(item => item.ConstantInputs.Length > 0)) Assert.True(CaseGraphs.VerifyChanged(reference.Load, item).Passed, item.Name);
    }

    /// <summary>The cases whose output can take the place of an input, in a graph and at a vector width.</summary>
    public static TheoryData<string, int> InPlaceCases
    {
        get
        {
            var data = new TheoryData<string, int>();
            foreach (var item in OpCases.All.Where(item => item.Inputs.All(input => input.Shape.Rank > 0) && SharedPlaces.InPlace(CaseGraphs.Of(item).Outputs[0]).Any()))
                for (var width = 0; width < BlockedKernels.All.Count; width++) data.Add(item.Name, width);
            return data;
        }
    }

    [Theory]
    [MemberData(nameof(InPlaceCases))]
    public void Run_InThePlaceOfAnInput_IsWithinTheBound(string name, int width)
    {
        // A concatenation of one tensor is a copy, which ends with the layer.
        var item = OpCases.Find(name);
        var builder = new GraphBuilder();
        Node[] inputs = [.. item.Inputs.Select((tensor, i) => item.ConstantInputs.Contains(i)
            ? builder.Constant($"x{i}", tensor)
            : builder.Add($"copy{i}", new Concat(0), builder.Input($"x{i}", tensor.Shape, tensor.Type)))];
        var layer = builder.Add("y", item.Op, inputs);
        using var blocked = new CpuExecutor(2, BlockedKernels.All[width]);
        using var loaded = blocked.Load(builder.Build(layer), KeptValues.Results);
        CaseGraphs.SetInputs(loaded, item);
        loaded.Run();
        var actual = new Tensor(layer.Shape, layer.Type);
        loaded.Read(layer, actual);
        var reference = new ReferenceOutput(layer.Shape);
        loaded.ErrorModel(layer).Evaluate(item.Op, item.Inputs, reference);
        var comparison = ErrorBound.Check(actual, reference);
        Assert.True(comparison.Passed, comparison.ToString());
    }

    [Theory]
    [MemberData(nameof(OpCases.Names), MemberType = typeof(OpCases))]
    public void Run_InMemoryThatIsUsedAgain_IsWithinTheBound(string name)
    {
        // The layer is no output, so that what it is computed in may be longer than it.
        var item = OpCases.Find(name);
        var graph = CaseGraphs.Of(item);
        var layer = graph.Outputs[0];
        if (layer.Type == ElementType.Int64) return;
        var (longer, copy) = graph.WithLayer("copy", new Transpose([.. Enumerable.Range(0, layer.Shape.Rank)]), layer);
        using var blocked = new CpuExecutor(2, BlockedKernels.All[1]);
        using var loaded = blocked.Load(longer.WithOutputs(copy), KeptValues.Results);
        CaseGraphs.SetInputs(loaded, item);
        loaded.Run();
        var actual = new Tensor(copy.Shape, copy.Type);
        loaded.Read(copy, actual);
        var reference = new ReferenceOutput(copy.Shape);
        loaded.ErrorModel(layer).Evaluate(item.Op, item.Inputs, reference);
        var comparison = ErrorBound.Check(actual, reference);
        Assert.True(comparison.Passed, comparison.ToString());
    }

    [Fact]
    public void Kernels_CoverEveryOpOfTheTable() =>
        Assert.Equal(OpTable.Names.Order(StringComparer.Ordinal), CpuExecutor.Kernels.Order(StringComparer.Ordinal));

    [Fact]
    public void Run_WithOtherNumbersOfThreads_GivesTheSameBits()
    {
        using var one = new CpuExecutor(1);
        using var three = new CpuExecutor(3);
        foreach (var item in OpCases.All) Assert.Equal(Bits(one, item), Bits(three, item));
    }

    public void Dispose() => executor.Dispose();

    private static int[] Bits(CpuExecutor executor, OpCase item)
    {
        using var loaded = executor.Load(CaseGraphs.Of(item));
        CaseGraphs.SetInputs(loaded, item);
        loaded.Run();
        var y = new Tensor(loaded.Graph.Outputs[0].Shape, loaded.Graph.Outputs[0].Type);
        loaded.Read(loaded.Graph.Outputs[0], y);
        return [.. y.Data.Select(BitConverter.SingleToInt32Bits), .. y.Integers.Select(value => (int)value)];
    }
}
