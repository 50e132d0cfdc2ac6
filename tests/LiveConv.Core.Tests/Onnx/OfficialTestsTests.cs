using LiveConv.Cpu;
using LiveConv.Graphs;
using LiveConv.Onnx.Conformance;
using LiveConv.Reference;
using LiveConv.Tests.Support.Onnx;

namespace LiveConv.Core.Tests.Onnx;

/// <summary>The ONNX project's backend tests on the executors that need no GPU.</summary>
public sealed class OfficialTestsTests
{
    [SkippableTheory]
    [InlineData("reference")]
    [InlineData("cpu")]
    public void OfficialTests_OfKnownOperators_Pass(string backend)
    {
        Skip.If(OfficialTests.Folder is null, OfficialTests.Absent);
        using IExecutor executor = backend == "cpu" ? new CpuExecutor() : new ReferenceExecutor();

        var cases = OfficialTests.RunAll(executor);

        Assert.Empty(OfficialTests.Wrong(cases));
        Assert.True(cases.Count(item => item.Group == "node" && item.Case.Result == ConformanceResult.Passed) >= 600);
        Assert.Null(new ConformanceTable().Check(backend, cases));
    }
}
