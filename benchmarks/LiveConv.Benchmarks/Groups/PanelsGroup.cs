using System.Globalization;
using LiveConv.Benchmarks.Measuring;

namespace LiveConv.Benchmarks.Groups;

/// <summary>The window with its panels: how many frames it shows, what opening a panel takes, and what checking values beside the display costs it.</summary>
internal sealed class PanelsGroup : IGroup
{
    private const double Rate = 30, LongestStall = 50, LargestCost = 5;
    private const int Steady = 150, BetweenPanels = 20;

    public string Name => "panels";

    public Table Run(int rounds)
    {
        var table = new Table(Name, $"{Machine.Processor}; software OpenGL, 1280×720", ["work", "figure", "target"]);
        if (!Command.HasDisplay)
        {
            table.Add(new Row(["the window with all panels", "there is no display (xvfb-run)", ""], IsMissed: true));
            return table;
        }

        var folder = Directory.CreateTempSubdirectory("liveconv-panels");
        try
        {
            Panels(table, folder.FullName, "net:squeezenet");
            Panels(table, folder.FullName, "sobel");
            Verifier(table, folder.FullName, rounds, "--size 320x180 --window 960x540 --view maps", "a panel open");
            Verifier(table, folder.FullName, rounds, "--size 1280x720 --window 1280x720", "no panel open, 720p");
        }
        finally
        {
            folder.Delete(recursive: true);
        }

        return table;
    }

    private static void Panels(Table table, string folder, string pipeline)
    {
        // Frames come at 40 a second: what is shown is what the display can do.
        string[] script =
        [
            "wait network", $"wait {BetweenPanels}", .. Enumerable.Range(1, 9).SelectMany(key => new[] { $"key {key}", $"wait {BetweenPanels}" }), $"wait {Steady}", "quit",
        ];
        var times = Times(folder, $"--source pattern:shapes --size 640x480 --fps 40 --window 1280x720 --no-vsync --pipeline {pipeline}", script);
        double[] gaps = [.. times.Zip(times.Skip(1), (earlier, later) => later - earlier)];
        var steady = gaps[^Steady..];
        var rate = 1000 * steady.Length / steady.Sum();
        var shown = Target.FramesPerSecond(1000 / rate, Rate);
        table.Add(new Row([$"{pipeline}, all panels open: frames shown", Text($"{rate:0.0} fps"), $"{shown}"], !shown.IsMet));

        // A gap holds the wait for the next frame; what is longer than usual is the stall.
        var opening = gaps[^(Steady + (9 * BetweenPanels))..^Steady];
        var stall = Math.Max(0, opening.Max() - opening.Order().ElementAt(opening.Length / 2));
        var target = Target.Milliseconds(stall, LongestStall);
        table.Add(new Row([$"{pipeline}: the longest stall while panels open", Text($"{stall:0} ms"), $"{target}"], !target.IsMet));
    }

    private static void Verifier(Table table, string folder, int rounds, string view, string what)
    {
        var arguments = $"--source pattern:shapes --fps 1000 --no-vsync --pipeline sobel {view}";
        string[] script = ["wait 400", "quit"];
        string[] kinds = ["", " --no-verify"];
        var pairs = new List<(double With, double Without)>();
        for (var round = 0; round < Math.Clamp(rounds, 3, 7); round++)
        {
            // Who begins changes from pair to pair.
            var times = new double[2];
            for (var turn = 0; turn < 2; turn++)
            {
                var kind = (round + turn) % 2;
                times[kind] = PerFrame(Times(folder, arguments + kinds[kind], script));
            }

            pairs.Add((times[0], times[1]));
        }

        // The pair in the middle: what else the machine does changes from minute to minute, and meets both of a pair.
        var (with, without) = pairs.OrderBy(pair => pair.With / pair.Without).ElementAt(pairs.Count / 2);
        var cost = Math.Round(((with / without) - 1) * 100, 1);
        var target = new Target(cost, LargestCost, AtMost: true, " %", "0");
        table.Add(new Row([$"checking values beside the display, {what}, unlimited frames", Text($"{without:0.00} → {with:0.00} ms a frame, {cost:+0.0;−0.0;0.0} %"), $"{target}"], !target.IsMet));
    }

    private static double PerFrame(double[] times) => (times[^1] - times[50]) / (times.Length - 51);

    private static double[] Times(string folder, string arguments, string[] script)
    {
        var (log, file) = (Path.Combine(folder, "frames.log"), Path.Combine(folder, "script"));
        File.WriteAllLines(file, script);
        Command.Start(folder, $"run {arguments} --script {file}", ("LIVECONV_FRAME_LOG", log));
        return [.. File.ReadLines(log).Select(line => double.Parse(line.Split(' ')[3], CultureInfo.InvariantCulture))];
    }

    private static string Text(FormattableString text) => FormattableString.Invariant(text);
}
