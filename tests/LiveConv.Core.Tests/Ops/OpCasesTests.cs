using LiveConv.Ops;
using LiveConv.Reference;
using LiveConv.Tensors;
using LiveConv.Tests.Support;
using LiveConv.Tests.Support.Ops;
using LiveConv.Verification;

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

    [Theory]
    [MemberData(nameof(OpCases.Names), MemberType = typeof(OpCases))]
    public void EvaluateElement_OfOpsThatHaveIt_AgreesWithTheWhole(string name)
    {
        var item = OpCases.Find(name);
        var shape = item.Op.InferShape([.. item.Inputs.Select(input => input.Shape)]);
        if (shape.Count == 0 || item.Op.EvaluateElement(item.Inputs, shape, 0) is null) return;
        var output = new ReferenceOutput(shape);
        item.Op.Evaluate(item.Inputs, output);
        for (var i = 0; i < shape.Count; i += 1 + (shape.Count / 500))
            Assert.Equal((output.Values[i], output.Bounds[i]), item.Op.EvaluateElement(item.Inputs, shape, i)!.Value);
    }

    [Theory]
    [InlineData(nameof(Conv2D))]
    [InlineData(nameof(ConvTranspose2D))]
    [InlineData(nameof(Gemm))]
    [InlineData(nameof(MatMul))]
    public void EvaluateElement_OfLongSums_IsThere(string op)
    {
        var item = OpCases.All.First(item => item.Op.Name == op);
        Assert.NotNull(item.Op.EvaluateElement(item.Inputs, item.Op.InferShape([.. item.Inputs.Select(input => input.Shape)]), 0));
    }

    /// <summary>A bound that lets everything pass checks nothing: values off by a hundredth (by 1, where they are whole) must be outside.</summary>
    [Theory]
    [MemberData(nameof(OpCases.Names), MemberType = typeof(OpCases))]
    public void Check_ResultsOffByOnePercent_AreMostlyOutside(string name)
    {
        var item = OpCases.Find(name);
        var layer = CaseGraphs.Of(item).Outputs[0];
        var reference = new ReferenceOutput(layer.Shape);
        item.Op.Evaluate(item.Inputs, reference);
        var wrong = new Tensor(layer.Shape, layer.Type);
        reference.CopyTo(wrong);
        var changed = 0;
        for (var i = 0; i < layer.Shape.Count; i++)
        {
            if (wrong.Type == ElementType.Int64) wrong.Integers[i]++;
            else if (wrong.Type == ElementType.Bool) wrong.Data[i] = 1 - wrong.Data[i];
            else if (float.IsFinite(wrong.Data[i])) wrong.Data[i] = Math.Abs(wrong.Data[i]) < 1e-15f ? 0.01f : wrong.Data[i] * 1.01f;
            else continue;
            changed++;
        }

        var outside = ErrorBound.Check(wrong, reference).OutsideBound;
        Assert.True(outside * 2 >= changed, $"{outside} of {changed} wrong values are found");
    }
}
