using LiveConv.Graphs;
using LiveConv.Onnx.Conformance;

namespace LiveConv.Tests.Support.Onnx;

/// <summary>The ONNX project's own backend tests (Debian package libonnx-testdata, or $LIVECONV_ONNX_TESTS).</summary>
public static class OfficialTests
{
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

    private static string? Find()
    {
        var folder = Environment.GetEnvironmentVariable("LIVECONV_ONNX_TESTS") is { Length: > 0 } named ? named : "/usr/share/libonnx-testdata/data";
        return Directory.Exists(Path.Combine(folder, "node")) ? folder : null;
    }
}
