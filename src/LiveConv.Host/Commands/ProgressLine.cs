using System.Diagnostics;
using System.Globalization;

namespace LiveConv.Host.Commands;

/// <summary>One line on a terminal that says how far a command is, renewed ten times a second. Nothing where nobody watches.</summary>
/// <param name="context">Where to write.</param>
/// <param name="total">Number of frames to come, or more than 10⁹ where it isn't known.</param>
internal sealed class ProgressLine(CommandContext context, long total)
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(100);

    private readonly long started = Stopwatch.GetTimestamp();
    private long shown;

    public void Update(long done)
    {
        if (!context.ErrorIsTerminal || (shown != 0 && Stopwatch.GetElapsedTime(shown) < Interval)) return;
        shown = Stopwatch.GetTimestamp();
        var of = total < 1_000_000_000 ? string.Create(CultureInfo.InvariantCulture, $" of {total}") : "";
        context.Error.Write(string.Create(
            CultureInfo.InvariantCulture, $"\r{done}{of} {Amount.Noun(total < 1_000_000_000 ? total : done, "frame", "frames")}, {done / Stopwatch.GetElapsedTime(started).TotalSeconds:0.#} fps   "));
    }

    /// <summary>Takes the line away.</summary>
    public void Clear()
    {
        if (shown != 0) context.Error.Write("\r\e[K");
    }
}
