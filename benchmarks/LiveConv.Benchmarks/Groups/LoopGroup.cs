using System.Globalization;
using LiveConv.Benchmarks.Measuring;

namespace LiveConv.Benchmarks.Groups;

/// <summary>The whole program: a video decoded, computed and encoded, and the time from capture to the screen.</summary>
internal sealed class LoopGroup : IGroup
{
    private const int Frames = 600;
    private const double Rate = 100;

    /// <summary>One frame at 30 a second.</summary>
    private const double Period = 1000 / 30.0;

    public string Name => "loop";

    public Table Run(int rounds)
    {
        var table = new Table(Name, $"{Machine.Processor}; 640×480 through sobel", ["work", "backend", "figure", "target"]);
        var folder = Directory.CreateTempSubdirectory("liveconv-loop");
        try
        {
            var clip = Path.Combine(folder.FullName, "clip.mp4");
            Command.Start(folder.FullName, $"render --source pattern:shapes --size 640x480 --frames {Frames} --pipeline identity --out {clip}");
            foreach (var backend in new[] { "cpu", "gl" }) Render(table, folder.FullName, clip, backend);
            foreach (var backend in new[] { "cpu", "gl" }) Show(table, folder.FullName, backend);
        }
        finally
        {
            folder.Delete(recursive: true);
        }

        return table;
    }

    private static void Render(Table table, string folder, string clip, string backend)
    {
        // "edges.mp4: 600 frames, 640x480, 388 fps, sobel on gl (…)"
        var words = Command.Start(folder, $"render --source {clip} --pipeline sobel --backend {backend} --out {folder}/edges.mp4").Error;
        var rate = double.Parse(words.Split(" fps,")[0].Split(' ')[^1], CultureInfo.InvariantCulture);
        var target = Target.FramesPerSecond(1000 / rate, Rate);
        table.Add(new Row([$"render {Frames} frames, with decoding and encoding", backend, string.Create(CultureInfo.InvariantCulture, $"{rate:0} fps"), $"{target}"], !target.IsMet));
    }

    private static void Show(Table table, string folder, string backend)
    {
        const string Work = "from capture to shown, 30 fps, HUD and feature maps";
        if (!Command.HasDisplay)
        {
            table.Add(new Row([Work, backend, "there is no display (xvfb-run)", ""], IsMissed: true));
            return;
        }

        var log = Path.Combine(folder, $"{backend}.log");
        Command.Start(folder, $"run --source pattern:shapes --size 640x480 --pipeline sobel --backend {backend} --frames 150 --no-vsync", ("LIVECONV_FRAME_LOG", log));
        double[] latencies = [.. File.ReadLines(log).Skip(10).Select(line => double.Parse(line.Split(' ')[1], CultureInfo.InvariantCulture)).Order()];
        var (median, late) = (latencies[latencies.Length / 2], latencies[latencies.Length * 95 / 100]);
        var target = Target.Milliseconds(median, Math.Round(Period, 1));
        table.Add(new Row([Work, backend, string.Create(CultureInfo.InvariantCulture, $"median {median:0.0} ms, p95 {late:0.0} ms"), $"{target}"], !target.IsMet));
    }
}
