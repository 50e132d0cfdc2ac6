using LiveConv.Benchmarks.Measuring;
using LiveConv.Cpu;
using OpenCvSharp;

namespace LiveConv.Benchmarks.Groups;

/// <summary>Filters on a grey picture of 1280×720, tensor in and tensor out, against OpenCV's function for it.</summary>
internal sealed class FiltersGroup : IGroup
{
    /// <summary>What two threads must be faster than one.</summary>
    private const double SpeedUp = 1.8;

    public string Name => "filters";

    public Table Run(int rounds)
    {
        var table = new Table(Name, $"{Machine.Processor}, OpenCV {Cv2.GetVersionString()}; 1280×720 grey, {rounds} rounds", Comparison.Columns("OpenCV", copies: true));
        foreach (var filter in FilterWork.All) Run(filter, rounds, table);
        return table;
    }

    private static void Run(FilterWork filter, int rounds, Table table)
    {
        using var alone = new CpuExecutor(1);
        using var single = filter.Ours(alone);
        single.Run();
        foreach (var threads in Threads.Counts)
        {
            Cv2.SetNumThreads(threads);
            using var executor = new CpuExecutor(threads);
            using var ours = filter.Ours(executor);
            using var peer = filter.Peer();
            using var plain = new PlainCopy(FilterWork.Floats, FilterWork.Floats, threads);
            ours.Run();
            peer.Run();
            if (Agreement.Problem(ours.Output, peer.Output, filter.Tolerance) is { } problem)
            {
                table.Add(new Row([filter.Name, $"{threads}", "DIFFERENT", problem, "", "", ""], IsMissed: true));
                return;
            }

            // What one thread takes is measured again beside several, as the machine's speed changes from minute to minute.
            var (here, there, copy, one) = (new Contestant(ours.Run), new Contestant(peer.Run), new Contestant(plain.Run), new Contestant(single.Run));
            if (threads == 1) Race.Run(rounds, here, there, copy);
            else Race.Run(rounds, here, there, copy, one);
            var (time, other) = (here.Figure(threads), there.Figure(threads));
            table.Add(new Comparison(filter.Name, threads, time, other, threads == 1 ? Target.Ratio(time, other, filter.Limit) : Target.SpeedUp(one.Minimum, here.Minimum, SpeedUp)) { Copy = copy.Figure(threads) });
        }
    }
}
