using LiveConv.Benchmarks.Groups;
using LiveConv.Benchmarks.Measuring;
using LiveConv.Cpu;
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
        using var ours = filter.Ours(executor);
        using var peer = filter.Peer();

        ours.Run();
        peer.Run();

        Assert.Null(Agreement.Problem(ours.Output, peer.Output, filter.Tolerance));
    }
}
