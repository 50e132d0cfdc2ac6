using System.Diagnostics;
using LiveConv.Models.Catalog;

namespace LiveConv.Host.Commands;

/// <summary>One line on standard error that says how far a transfer is: renewed on a terminal, once a file elsewhere.</summary>
internal sealed class PullProgress(CommandContext context) : IDisposable
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(100);

    private string name = "";
    private bool announced;
    private long started;
    private long first;
    private long shown;

    /// <summary>A model is to come.</summary>
    public void Begin(CatalogEntry entry)
    {
        name = entry.Name;
        announced = false;
        shown = 0;
    }

    public void Update(DownloadProgress progress)
    {
        if (!announced || progress.Done < first)
        {
            (started, first) = (Stopwatch.GetTimestamp(), progress.Done);
            if (!announced && !context.ErrorIsTerminal) context.Warn($"{name}: {progress.File} from {progress.Host}, {Text.Size(progress.Total)}");
            announced = true;
        }

        if (!context.ErrorIsTerminal || (shown != 0 && progress.Done < progress.Total && Stopwatch.GetElapsedTime(shown) < Interval)) return;
        shown = Stopwatch.GetTimestamp();
        var seconds = Stopwatch.GetElapsedTime(started).TotalSeconds;
        var rate = seconds > 0 ? (progress.Done - first) / seconds : 0;
        var left = rate > 0 ? Text.Of($", {(progress.Total - progress.Done) / rate:0} s left") : "";
        context.Error.Write($"\r{name}: {Text.Size(progress.Done)} of {Text.Size(progress.Total)}, {Text.Size((long)rate)}/s{left} \e[K");
    }

    /// <summary>Takes the line away.</summary>
    public void End()
    {
        if (shown != 0) context.Error.Write("\r\e[K");
        shown = 0;
    }

    /// <summary>The same, also where the transfer failed.</summary>
    public void Dispose() => End();
}
