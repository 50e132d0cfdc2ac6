using LiveConv.Cpu;
using LiveConv.Graphs;
using LiveConv.Onnx.Conformance;
using LiveConv.Reference;
using LiveConv.Tests.Support.Onnx;

namespace LiveConv.Core.Tests.Onnx;

/// <summary>The ONNX project's backend tests on the executors that need no GPU.</summary>
public sealed class OfficialTestsTests
{
    /// <summary>Part of the reason of cases that may be unsupported although all of their operators are known.</summary>
    private static readonly string[] Excused =
    [
        "training mode",
        "String is not supported",
        "a cast to String",
        "is no tensor", // sequences and optional values

        // The official data of these four don't have the shape that their models state.
        "input 'like': it has 2 axes, but its values are 1",
    ];

    [SkippableTheory]
    [InlineData("reference")]
    [InlineData("cpu")]
    public void OfficialTests_OfKnownOperators_Pass(string backend)
    {
        Skip.If(OfficialTests.Folder is null, OfficialTests.Absent);
        using IExecutor executor = backend == "cpu" ? new CpuExecutor() : new ReferenceExecutor();

        var cases = OfficialTests.RunAll(executor);

        var wrong = cases.Select(item => item.Case).Where(item => item.Result == ConformanceResult.Failed
            || (item.Result == ConformanceResult.Unsupported
                && item.Operators.All(LiveConv.Onnx.OnnxImporter.Operators.Contains)
                && !Excused.Any(reason => item.Reason.Contains(reason, StringComparison.Ordinal))));
        Assert.Empty(wrong.Select(item => $"{item.Name}: {item.Result}: {item.Reason}"));
        Assert.True(cases.Count(item => item.Group == "node" && item.Case.Result == ConformanceResult.Passed) >= 600);
        Assert.Null(new ConformanceTable().Check(backend, cases));
    }
}
