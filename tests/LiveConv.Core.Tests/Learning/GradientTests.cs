using LiveConv.Cpu;
using LiveConv.Cpu.Blocked;
using LiveConv.Learning;
using LiveConv.Ops;
using LiveConv.Reference;
using LiveConv.Tests.Support.Learning;

namespace LiveConv.Core.Tests.Learning;

public sealed class GradientTests
{
    [Theory]
    [MemberData(nameof(GradientCases.Names), MemberType = typeof(GradientCases))]
    public void Gradient_OnTheReference_AgreesWithDifferencesInDouble(string name)
    {
        using var executor = new ReferenceExecutor();
        Holds(GradientCases.Find(name).Check(executor.Load));
    }

    [Theory]
    [MemberData(nameof(GradientCases.Names), MemberType = typeof(GradientCases))]
    public void Gradient_OnTheProcessor_AgreesWithDifferencesInDouble(string name)
    {
        using var executor = new CpuExecutor(2);
        Holds(GradientCases.Find(name).Check(executor.Load));
    }

    [Theory]
    [MemberData(nameof(GradientCases.Names), MemberType = typeof(GradientCases))]
    public void Gradient_InBlocksOfChannels_AgreesWithDifferencesInDouble(string name)
    {
        using var executor = new CpuExecutor(2, BlockedKernels.All[1]);
        Holds(GradientCases.Find(name).Check(executor.Load));
    }

    [Fact]
    public void Ops_HaveAGradientOrAReasonWhyNot()
    {
        Assert.Equal(OpTable.Names, GradientTable.Names.Concat(GradientTable.Excluded.Keys).Order(StringComparer.Ordinal));
        Assert.All(GradientTable.Excluded.Values, reason => Assert.True(reason.Length > 10, reason));
    }

    [Fact]
    public void Cases_CoverEveryOpWithAGradient()
    {
        string[] zero = [nameof(Ceil), nameof(Floor), nameof(Hardmax), nameof(Round), nameof(Sign)];
        Assert.Equal(GradientTable.Names.Order(StringComparer.Ordinal), GradientCases.All.Select(item => item.Op.Name).Concat(zero).Distinct().Order(StringComparer.Ordinal));
    }

    private static void Holds(string? problem) => Assert.True(problem is null, problem);
}
