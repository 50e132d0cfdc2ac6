using System.Diagnostics;
using System.Globalization;
using LiveConv.Benchmarks.Groups;
using LiveConv.Benchmarks.Measuring;
using LiveConv.Benchmarks.Peers;
using LiveConv.Benchmarks.Report;
using LiveConv.Host.Commands;

// benchmarks/run [--write] [GROUP…] [ROUNDS]: prints a Markdown table for each group; --write puts it into docs/performance.md and draws it.
// Exit code 1 where a target is missed or a peer is missing.
const int DefaultRounds = 9;
const string Write = "--write";
IGroup[] groups = [new FiltersGroup(), new LayersGroup(), new NetworksGroup(), new GemmGroup(), new GlGroup(), new GlNetworksGroup(), new PicturesGroup(), new ScalingGroup(), new LoopGroup(), new PanelsGroup(), new StartGroup()];

OpenBlas.ChooseKernels();
var rounds = DefaultRounds;
var chosen = new List<IGroup>();
foreach (var word in args.Where(word => word != Write))
{
    if (int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count > 0)
    {
        rounds = count;
    }
    else if (groups.FirstOrDefault(group => group.Name == word) is { } group)
    {
        chosen.Add(group);
    }
    else
    {
        Console.Error.WriteLine($"benchmarks: '{word}' is neither a number of rounds nor a group; the groups are {string.Join(", ", groups.Select(known => known.Name))}");
        return 2;
    }
}

if (chosen.Count == 0) chosen.AddRange(groups);

// A process has one width of vectors on software OpenGL, and small filters want another than networks and large kernels.
var isForNetworks = chosen.All(group => group.RunsNetworksOnGl);
Backends.PrepareSoftwareGl(threads: 0, draws: false, runsSmallFilters: !isForNetworks);
var page = args.Contains(Write) ? new PerformancePage(Path.Combine(Repository.Root, "docs", "performance.md"), Path.Combine(Repository.Root, "docs", "pictures")) : null;
var missed = 0;
foreach (var group in chosen)
{
    if (group.RunsNetworksOnGl && !isForNetworks)
    {
        missed += RunAlone(group.Name, rounds, args.Contains(Write) ? [Write] : []);
        continue;
    }

    Console.WriteLine($"## {group.Name}");
    Console.WriteLine();
    try
    {
        var table = group.Run(rounds);
        missed += table.Missed;
        page?.Write(table, [.. ComparisonPlot.Of(table), .. table.Plots]);
    }
    catch (Exception problem)
    {
        // What one group can't do must not take the others' figures.
        Console.Error.WriteLine($"benchmarks: {group.Name}: {problem.Message.ReplaceLineEndings(" ")}");
        missed++;
    }

    Console.WriteLine();
}

if (missed > 0) Console.Error.WriteLine($"benchmarks: {missed} missed");
return missed > 0 ? 1 : 0;

// The group in a process of its own, on the same console.
static int RunAlone(string group, int rounds, string[] flags)
{
    using var process = Process.Start("dotnet", [typeof(Table).Assembly.Location, .. flags, group, rounds.ToString(CultureInfo.InvariantCulture)]);
    process.WaitForExit();
    return process.ExitCode == 0 ? 0 : 1;
}
