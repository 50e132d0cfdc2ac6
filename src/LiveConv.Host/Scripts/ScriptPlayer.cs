using System.Diagnostics;
using LiveConv.Frames;
using LiveConv.Host.Loop;
using LiveConv.Host.Output;
using LiveConv.Host.Ui;

namespace LiveConv.Host.Scripts;

/// <summary>Does a script's lines between the pictures of a window: one movement of the hand a picture.</summary>
internal sealed class ScriptPlayer
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    private readonly Queue<(ScriptLine Line, Func<bool> Do)> movements = new();
    private readonly string name;
    private readonly LiveSession session;
    private readonly TextWriter output;
    private long waitUntil = -1;
    private long since = Stopwatch.GetTimestamp();

    /// <param name="name">Its file, for messages.</param>
    /// <param name="lines">What to do.</param>
    /// <param name="session">Where.</param>
    /// <param name="output">For <c>controls</c>.</param>
    public ScriptPlayer(string name, IReadOnlyList<ScriptLine> lines, LiveSession session, TextWriter output)
    {
        (this.name, this.session, this.output) = (name, session, output);
        foreach (var line in lines)
        {
            Add(line);
            // What a line changed lies in its place in the second picture after it: the first one found out.
            Do(line, () => { });
        }

        movements.Enqueue((new ScriptLine(lines.Count + 1, ScriptAction.Quit), Quit));
    }

    /// <summary>The file that the next drawn picture goes to, or null.</summary>
    public string? Wanted { get; private set; }

    /// <summary>Does the next movement, unless it is still waiting. To be called before each picture, once a frame is shown.</summary>
    public void Advance()
    {
        if (movements.Count == 0 || Wanted is not null) return;
        session.Invalidate();
        var (line, act) = movements.Peek();
        if (session.OpenProblem is { } problem) throw new ScriptException($"{name}:{line.Number}: {problem}");
        if (!act())
        {
            if (Stopwatch.GetElapsedTime(since) > Patience) throw new ScriptException($"{name}:{line.Number}: waited for {Patience.TotalMinutes} minutes in vain");
            return;
        }

        movements.Dequeue();
        since = Stopwatch.GetTimestamp();
    }

    /// <summary>Writes the picture that was wanted.</summary>
    public void Save(Frame picture)
    {
        using var sink = new PictureSink(Wanted!, "window");
        sink.Write(picture);
        sink.Commit();
        Wanted = null;
    }

    private void Add(ScriptLine line)
    {
        switch (line.Action)
        {
            case ScriptAction.Key:
                Do(line, () => Press(line));
                break;
            case ScriptAction.Type:
                Do(line, () => Type(line));
                break;
            case ScriptAction.Hover:
                Do(line, () => Move(line, line.From));
                break;
            case ScriptAction.Click:
                AddClick(line);
                break;
            case ScriptAction.Double:
                AddClick(line);
                AddClick(line);
                break;
            case ScriptAction.Drag:
                Do(line, () => Move(line, line.From));
                Do(line, session.Input.Press);
                Do(line, () => Move(line, line.To));
                Do(line, session.Input.Release);
                break;
            case ScriptAction.Wheel:
                Do(line, () => Move(line, line.From));
                Do(line, () => session.Input.Scroll(line.Count));
                break;
            case ScriptAction.Wait:
                movements.Enqueue((line, () => HasCome(line)));
                break;
            case ScriptAction.Screenshot:
                Do(line, () => Wanted = line.Text);
                break;
            case ScriptAction.Controls:
                Do(line, WriteControls);
                break;
            case ScriptAction.Open:
                Do(line, () => session.Open(line.Text));
                movements.Enqueue((line, () => session.HasOpened));
                break;
            default:
                movements.Enqueue((line, Quit));
                break;
        }
    }

    private void AddClick(ScriptLine line)
    {
        Do(line, () => Move(line, line.From));
        Do(line, session.Input.Press);
        Do(line, session.Input.Release);
    }

    private void Do(ScriptLine line, Action act) => movements.Enqueue((line, () =>
    {
        act();
        return true;
    }));

    private bool Quit()
    {
        session.ToWindow(WindowAction.Quit);
        return true;
    }

    private void Press(ScriptLine line)
    {
        UiKey? field = line.KeyName switch
        {
            "Enter" => UiKey.Enter,
            "Esc" => UiKey.Escape,
            "Tab" => UiKey.Tab,
            "Backspace" => UiKey.Backspace,
            "↑" => UiKey.Up,
            "↓" => UiKey.Down,
            _ => null,
        };
        if (!session.TakesTyping && line.Key is { } action) session.Do(action);
        else if (field is { } known) session.Input.Type(known);
    }

    private void Type(ScriptLine line)
    {
        if (!session.TakesTyping) throw new ScriptException($"{name}:{line.Number}: no field is open to type into; click one first");
        foreach (var character in line.Text) session.Input.Type(character);
    }

    private void Move(ScriptLine line, (double X, double Y) part)
    {
        foreach (var (id, box) in session.Ui.Controls)
        {
            if (box.IsEmpty || id.ToString() != line.Text) continue;
            session.Input.Move(box.X + (int)(part.X * (box.Width - 1)), box.Y + (int)(part.Y * (box.Height - 1)));
            return;
        }

        var near = line.Text.Split('.', ':')[0];
        var known = session.Ui.Controls.Where(control => !control.Box.IsEmpty).Select(control => control.Id.ToString()).Where(id => id.StartsWith(near, StringComparison.Ordinal)).ToArray();
        throw new ScriptException($"{name}:{line.Number}: there is no control '{line.Text}' to be seen{(known.Length > 0 ? $"; there are {string.Join(' ', known.Take(20))}" : "; the action 'controls' lists all")}");
    }

    private bool HasCome(ScriptLine line)
    {
        switch (line.Text)
        {
            case "network":
                return session.HasNetworkResult;
            case "panels":
                session.CompletePanels();
                return true;
            default:
                if (waitUntil < 0) waitUntil = session.Shown + line.Count;
                // Where the picture stands still, pictures are counted instead of frames.
                if (session.StandsStill) waitUntil--;
                if (session.Shown < waitUntil) return false;
                waitUntil = -1;
                return true;
        }
    }

    private void WriteControls()
    {
        foreach (var (id, box) in session.Ui.Controls) output.WriteLine($"{id} {box.X} {box.Y} {box.Width} {box.Height}");
    }
}
