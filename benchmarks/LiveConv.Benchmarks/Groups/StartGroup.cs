using LiveConv.Benchmarks.Measuring;

namespace LiveConv.Benchmarks.Groups;

/// <summary>From the start of <c>./liveconv</c> to its end after one picture: with linked programs and shaders in the caches (warm) and with empty ones (cold).</summary>
internal sealed class StartGroup : IGroup
{
    private const int Repeats = 5;
    private const int ColdRepeats = 3;

    public string Name => "start";

    public Table Run(int rounds)
    {
        var table = new Table(Name, $"{Machine.Processor}; medians of {ColdRepeats} cold and {Repeats} warm starts", ["start", "program cache", "s", "target"]);
        var folder = Directory.CreateTempSubdirectory("liveconv-start");
        try
        {
            const string Scene = "--source pattern:shapes --size 1280x720 --backend gl --frames 1";
            Measure(table, folder, "sobel on gl, to a file", $"render {Scene} --pipeline sobel --out {{0}}/picture.png", 2.5, 1.0);
            if (Command.HasDisplay)
                Measure(table, folder, "sobel on gl, in the window", $"run {Scene} --pipeline sobel", 2.5, 1.0);
            else
                table.Add(new Row(["sobel on gl, in the window", "", "there is no display (xvfb-run benchmarks/run start)", ""], IsMissed: true));
            Measure(table, folder, "ResNet-50 on gl, to a file", $"render {Scene} --pipeline net:resnet50 --out {{0}}/picture.png", null, 3.0);
        }
        finally
        {
            folder.Delete(recursive: true);
        }

        return table;
    }

    private static void Measure(Table table, DirectoryInfo folder, string work, string arguments, double? cold, double warm)
    {
        var cache = Path.Combine(folder.FullName, "cache");
        var command = string.Format(null, arguments, folder.FullName);
        var withCold = new double[cold is null ? 1 : ColdRepeats];
        for (var i = 0; i < withCold.Length; i++)
        {
            if (Directory.Exists(cache)) Directory.Delete(cache, recursive: true);
            withCold[i] = Start(folder.FullName, cache, command);
        }

        double[] withWarm = [.. Enumerable.Range(0, Repeats).Select(_ => Start(folder.FullName, cache, command))];

        Add(table, work, "cold", withCold, cold);
        Add(table, work, "warm", withWarm, warm);
    }

    private static void Add(Table table, string work, string state, double[] seconds, double? limit)
    {
        var median = seconds.Order().ElementAt(seconds.Length / 2);
        var target = limit is { } most ? Target.Seconds(median, most) : null;
        table.Add(new Row([work, state, median.ToString("0.00", System.Globalization.CultureInfo.InvariantCulture), $"{target}"], target is { IsMet: false }));
    }

    /// <summary>Both LiveConv's linked programs and Mesa's compiled shaders lie in the cache.</summary>
    private static double Start(string folder, string cache, string arguments) =>
        Command.Start(folder, arguments, ("XDG_CACHE_HOME", cache), ("MESA_SHADER_CACHE_DIR", Path.Combine(cache, "mesa"))).Seconds;
}
