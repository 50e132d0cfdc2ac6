using LiveConv.Graphs;
using LiveConv.Onnx;
using LiveConv.Onnx.Conformance;

namespace LiveConv.Tests.Support.Onnx;

/// <summary>The ONNX project's own backend tests (Debian package libonnx-testdata, or $LIVECONV_ONNX_TESTS).</summary>
public static class OfficialTests
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

    /// <summary>Why a test that needs them is skipped.</summary>
    public const string Absent = "needs the ONNX backend tests: install libonnx-testdata, or set LIVECONV_ONNX_TESTS to their data folder";

    /// <summary>The folders of the data that hold cases.</summary>
    public static string[] Groups { get; } = ["node", "simple", "pytorch-operator", "pytorch-converted"];

    /// <summary>The data folder, or null where it is absent.</summary>
    public static string? Folder { get; } = Find();

    /// <summary>Runs every case of all groups.</summary>
    public static IReadOnlyList<(string Group, ConformanceCase Case)> RunAll(IExecutor executor)
    {
        var runner = new ConformanceRunner(executor);
        return
        [
            .. Groups.SelectMany(group => ConformanceRunner.FindFolders(Path.Combine(Folder!, group)).Select(folder => (group, runner.Run(folder)))),
        ];
    }

    /// <summary>The cases that failed, or aren't supported although all of their operators are known; each with its reason.</summary>
    public static IEnumerable<string> Wrong(IEnumerable<(string Group, ConformanceCase Case)> cases) => cases
        .Select(item => item.Case)
        .Where(item => item.Result == ConformanceResult.Failed
            || (item.Result == ConformanceResult.Unsupported
                && item.Operators.All(OnnxImporter.Operators.Contains)
                && !Excused.Any(reason => item.Reason.Contains(reason, StringComparison.Ordinal))))
        .Select(item => $"{item.Name}: {item.Result}: {item.Reason}");

    /// <summary>The official tolerance of a case; that of DenseNet is wider.</summary>
    public static Tolerance ToleranceOf(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return name.Contains("densenet", StringComparison.Ordinal) ? new Tolerance(2e-3, 1e-7) : Tolerance.Official;
    }

    private static string? Find()
    {
        var folder = Environment.GetEnvironmentVariable("LIVECONV_ONNX_TESTS") is { Length: > 0 } named ? named : "/usr/share/libonnx-testdata/data";
        return Directory.Exists(Path.Combine(folder, "node")) ? folder : null;
    }
}
