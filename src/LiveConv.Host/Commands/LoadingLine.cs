using System.Diagnostics;
using System.Globalization;
using LiveConv.Onnx;

namespace LiveConv.Host.Commands;

/// <summary>One line on a terminal that says how far a network is loaded. Nothing where nobody watches, or where it takes no time.</summary>
internal sealed class LoadingLine(CommandContext context, string name) : IProgress<ImportProgress>, IDisposable
{
    private static readonly TimeSpan Delay = TimeSpan.FromMilliseconds(300), Interval = TimeSpan.FromMilliseconds(100);

    private readonly long started = Stopwatch.GetTimestamp();
    private long shown;

    public void Report(ImportProgress value)
    {
        if (!context.ErrorIsTerminal || Stopwatch.GetElapsedTime(started) < Delay || (shown != 0 && Stopwatch.GetElapsedTime(shown) < Interval)) return;
        shown = Stopwatch.GetTimestamp();
        context.Error.Write(string.Create(CultureInfo.InvariantCulture, $"\r{Path.GetFileName(name)}: {value.Stage}, {value.Fraction * 100:0} %\e[K"));
    }

    /// <summary>Takes the line away.</summary>
    public void Dispose()
    {
        if (shown != 0) context.Error.Write("\r\e[K");
    }
}
