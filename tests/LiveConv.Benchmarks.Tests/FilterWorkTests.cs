using LiveConv.Benchmarks.Groups;
using LiveConv.Benchmarks.Measuring;
using LiveConv.Cpu;
using LiveConv.Tensors;
using Xunit;

namespace LiveConv.Benchmarks.Tests;

public sealed class FilterWorkTests
{
    public static TheoryData<int> Places => new(Enumerable.Range(0, FilterWork.All.Count));

    /// <summary>Otherwise different work would be compared.</summary>
    [Theory]
    [MemberData(nameof(Places))]
    public void Filter_HereAndInOpenCv_GivesTheSamePicture(int place)
    {
        var filter = FilterWork.All[place];
        using var executor = new CpuExecutor();
        using var ours = executor.Load(filter.Graph);
        using var peer = filter.Peer();
        ours.SetInput(filter.Graph.Inputs[0], filter.Input);

        ours.Run();
        peer.Run();

        var values = new Tensor(filter.Graph.Outputs[0].Shape);
        ours.Read(filter.Graph.Outputs[0], values);
        Assert.Null(Agreement.Problem(values.Data, peer.Output, filter.Tolerance));
    }
}
