using Spectre.Console;

namespace LiveConv.Host.Commands;

/// <summary>A benchmark for people.</summary>
internal static class BenchTable
{
    public static void Write(TextWriter output, BenchReport report)
    {
        output.WriteLine(Text.Of($"{report.Pipeline}, {report.Size}, {Amount.Of(report.Frames, "frame")}, {report.Backend} ({report.Device})"));
        var table = Text.MakeTable("step", "op", "median ms", "min ms", "p95 ms");
        foreach (var step in report.Steps)
            table.AddRow(Markup.Escape(step.Name), step.Op, Text.Of($"{step.MedianMs:0.000}"), Text.Of($"{step.MinMs:0.000}"), Text.Of($"{step.P95Ms:0.000}"));
        Text.Write(output, table);
        output.WriteLine(Text.Of($"frame: median {report.FrameMedianMs:0.000} ms, min {report.FrameMinMs:0.000} ms, {report.Fps:0.#} fps"));
        if (report.CopyMs is { } copy) output.WriteLine(Text.Of($"copy of a frame on this device: {copy:0.000} ms; the frame takes {report.FrameMinMs / copy:0.0} times as long"));
        if (report is { ActivationBytes: { } bytes, ActivationLowerBound: { } bound })
            output.WriteLine(Text.Of($"memory of values: {bytes / 1048576.0:0.00} MiB, at least {bound / 1048576.0:0.00} MiB"));
    }
}
