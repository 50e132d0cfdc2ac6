using LiveConv.Ops;
using LiveConv.Reference;
using LiveConv.Tests.Support;
using LiveConv.Tests.Support.Ops;

namespace LiveConv.Core.Tests.Ops;

public class OpCasesTests
{
    [Fact]
    public void Cases_CoverEveryOpOfTheTable() =>
        Assert.Equal(OpTable.Names.Order(StringComparer.Ordinal), OpCases.All.Select(item => item.Op.Name).Distinct().Order(StringComparer.Ordinal));

    [Fact]
    public void Cases_HaveDifferentNames() =>
        Assert.Empty(OpCases.All.GroupBy(item => item.Name).Where(group => group.Count() > 1).Select(group => group.Key));

    [Fact]
    public void OpTable_ListsEveryOpOnceInOrder()
    {
        Assert.Equal(OpTable.Names.Distinct().Order(StringComparer.Ordinal), OpTable.Names);
        Assert.DoesNotContain(OpCases.All, item => item.Op is Input or Constant);
    }

    [Theory]
    [MemberData(nameof(OpCases.Names), MemberType = typeof(OpCases))]
    public void Run_OnTheReferenceExecutor_IsWithinItsOwnBound(string name)
    {
        using var executor = new ReferenceExecutor();
        var comparison = CaseGraphs.Verify(executor, OpCases.Find(name));
        Assert.True(comparison.Passed, comparison.ToString());
    }
}
