using System.Globalization;
using LiveConv.Benchmarks.Measuring;
using LiveConv.Host.Commands;
using LiveConv.Host.Capture;
using LiveConv.Host.Sweeps;
using LiveConv.Pipelines;

namespace LiveConv.Benchmarks.Groups;

/// <summary>The sweeps of <c>bench</c>: time against pixels, kernel width, channels and threads.</summary>
internal sealed class ScalingGroup : IGroup
{
    /// <summary>How well time against pixels must follow a line.</summary>
    private const double Straight = 0.99;

    /// <summary>To what power of the kernel's area the time of separable kernels must stay below: 1 is linear.</summary>
    private const double SubLinear = 0.85;

    /// <summary>The pipeline whose sweep of sizes is drawn.</summary>
    private const string Shown = "sobel";

    private static readonly PictureSize Size = new(1280, 720);

    public string Name => "scaling";

    public Table Run(int rounds)
    {
        var context = new CommandContext(TextWriter.Null, Console.Error, ErrorIsTerminal: false, CancellationToken.None);
        var table = new Table(Name, $"{Machine.Processor}; {rounds} rounds", ["sweep", "on", "what follows", "target"]);
        foreach (var backend in new[] { "cpu", "gl" })
        {
            var sweep = new Sweep(backend, Rounds: rounds);
            foreach (var pipeline in new[] { Shown, "gaussian" })
                AddSize(table, sweep.OfSize(pipeline, (width, height) => BuiltInPipelines.Load(pipeline).Build(width, height), context));
            foreach (var width in new[] { 3, 7 })
            {
                var kernelSize = new PictureSize(width, width);
                AddSize(table, sweep.OfSize($"{kernelSize} kernel", (columns, rows) => KernelPipeline.Make(kernelSize, false, columns, rows), context));
            }
        }

        var cpu = new Sweep("cpu", Rounds: rounds);
        var kernel = cpu.OfKernel(Size, context);
        table.Plots.Add(("sweep-kernel", SweepPlot.Draw(kernel)));
        foreach (var series in kernel.Series)
        {
            var power = series.Fit!.Slope;
            var target = series.Name == "rank 1" || series.Name == "rank 2" ? new Target(power, SubLinear, AtMost: true, "", "0.00") : null;
            table.Add(new Row(["kernel width", "cpu", Text($"{series.Name}: time ∝ area^{power:0.00}, {series.Points[^1].Name} in {series.Points[^1].MinMs:0.0} ms"), $"{target}"], target is { IsMet: false }));
        }

        var channels = cpu.OfChannels(context);
        table.Plots.Add(("sweep-channels", SweepPlot.Draw(channels)));
        table.Add(new Row(["channels", "cpu", string.Join(", ", SweepTable.Conclusions(channels)), ""]));
        var threads = cpu.OfThreads("7x7 kernel", Size, KernelPipeline.Make(new PictureSize(7, 7), false, Size.Width, Size.Height), context);
        table.Plots.Add(("sweep-threads", SweepPlot.Draw(threads)));
        table.Add(new Row(["threads", "cpu", string.Join(", ", SweepTable.Conclusions(threads)), ""]));
        return table;
    }

    private static void AddSize(Table table, SweepReport report)
    {
        var fit = report.Series[0].Fit!;
        var target = new Target(fit.RSquared, Straight, AtMost: false, "", "0.00");
        if (report.Work == Shown) table.Plots.Add(($"sweep-size-{report.Work}-{report.Backend}", SweepPlot.Draw(report)));
        table.Add(new Row(["pixels", report.Backend, $"{report.Work}: {SweepTable.Conclusions(report).Single()}", $"R² {target}"], !target.IsMet));
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
