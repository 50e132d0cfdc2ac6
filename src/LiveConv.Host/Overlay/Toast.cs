using LiveConv.Host.Drawing;
using System.Diagnostics;

namespace LiveConv.Host.Overlay;

/// <summary>A line of text that shows for some seconds: what a key did, what went wrong.</summary>
internal sealed class Toast
{
    public const double Seconds = 3, BriefSeconds = 1, ProblemSeconds = 8;

    private string text = "";
    private bool isProblem;
    private long until;

    /// <summary>What it says; empty where it shows nothing.</summary>
    public string Text => text;

    public bool IsVisible => text.Length > 0;

    /// <summary>Whether it says what is under way.</summary>
    public bool IsPending => IsVisible && until == long.MaxValue;

    /// <summary>Says what is under way, until something else is said or it ends.</summary>
    public void Begin(string message) => (text, isProblem, until) = (message, false, long.MaxValue);

    /// <summary>What was under way is done.</summary>
    public void End()
    {
        if (IsPending) text = "";
    }

    public void Show(string message, bool problem = false, double seconds = Seconds)
    {
        (text, isProblem) = (message, problem);
        until = Stopwatch.GetTimestamp() + (long)((problem ? ProblemSeconds : seconds) * Stopwatch.Frequency);
    }

    /// <summary>Ends what has shown long enough.</summary>
    /// <returns>Whether it ended now.</returns>
    public bool Expire()
    {
        if (!IsVisible || Stopwatch.GetTimestamp() < until) return false;
        text = "";
        return true;
    }

    /// <param name="canvas">Where to draw.</param>
    /// <param name="bottom">Lower edge of the room for it.</param>
    public void Draw(Canvas canvas, int bottom)
    {
        if (!IsVisible) return;
        canvas.Flush();
        var (pad, line) = (canvas.Grid(2), canvas.Font(TextSize.Medium).LineHeight);
        var width = Math.Min(canvas.Measure(TextSize.Medium, text) + (2 * pad), canvas.Width - (2 * pad));
        var panel = new Box((canvas.Width - width) / 2, bottom - line - (4 * canvas.Grid(1)), width, line + (2 * canvas.Grid(1)));
        canvas.Fill(panel, Theme.Panel | 0xF4000000);
        canvas.Fill(panel with { Width = canvas.Grid(0.5) }, isProblem ? Theme.Warning : Theme.Accent);
        canvas.Text(TextSize.Medium, panel.X + pad, panel.Y + canvas.Grid(1), text, Theme.Text, width - (2 * pad));
        canvas.Flush();
    }
}
