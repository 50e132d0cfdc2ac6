using LiveConv.Host.Drawing;
using LiveConv.Host.Ui;

namespace LiveConv.Host.Microscope.Panels;

/// <summary>The last seconds of the stream: go back, step, play them again through whatever is changed meanwhile.</summary>
internal sealed class TimePanel(Scene scene) : IPanel
{
    public void Draw(UiContext ui, Box box)
    {
        var canvas = ui.Canvas;
        if (scene.Timeline is not { History.Count: > 0 } timeline)
        {
            ui.Label(box with { Height = ui.RowHeight }, "frames are kept from here on");
            return;
        }

        var room = new Room(box, canvas.Grid(0.5));
        DrawControls(ui, room.Top(ui.RowHeight), timeline);
        DrawBar(ui, room.Top(Math.Min(room.Rest.Height, canvas.Grid(6))), timeline);
    }

    public void Dispose()
    {
    }

    private static void DrawControls(UiContext ui, Box box, Time.Timeline timeline)
    {
        var canvas = ui.Canvas;
        var room = new Room(box, canvas.Scale * 2);
        if (ui.Button("time.live", room.Left(canvas.Grid(8)), "● live", "back to the stream as it comes (Home)", timeline.IsLive)) timeline.GoLive();
        if (ui.Button("time.back", room.Left(canvas.Grid(5)), "◀ 1", "one frame back (,)")) timeline.Step(-1);
        if (ui.Button("time.play", room.Left(canvas.Grid(4)), timeline.IsPlaying ? "■" : "▶", "play the kept seconds, again and again; stop (Space)", timeline.IsPlaying)) timeline.TogglePlay();
        if (ui.Button("time.forward", room.Left(canvas.Grid(5)), "1 ▶", "one frame further (.)", isEnabled: !timeline.IsLive)) timeline.Step(1);
        DrawMemory(ui, room.Rest, timeline);
        Span<char> text = stackalloc char[64];
        int length;
        if (timeline.IsLive) length = 0;
        else length = text.Write($"−{timeline.Behind:0.00} s · frame {timeline.History[timeline.Position].Number}");
        ui.Label(room.Rest with { X = room.Rest.X + canvas.Grid(1), Width = Math.Max(0, room.Rest.Width - canvas.Grid(1)) }, text[..length], Theme.Text, mono: true);
    }

    private static void DrawBar(UiContext ui, Box box, Time.Timeline timeline)
    {
        var (canvas, history) = (ui.Canvas, timeline.History);
        var state = ui.Region("time.position", box, "drag through the kept frames");
        if (state.IsHeld) timeline.Seek((int)Math.Round((double)state.X / Math.Max(1, box.Width - 1) * (history.Count - 1)));
        canvas.Fill(box, Theme.Control);
        var all = Math.Max(1e-9, history.Seconds(0, history.Count - 1));
        Span<char> text = stackalloc char[16];
        // A mark each second, counted back from the newest frame.
        for (var second = 0; second <= all; second++)
        {
            var x = box.Right - 1 - (int)(second / all * (box.Width - 1));
            canvas.Fill(new Box(x, box.Y, canvas.Scale, box.Height / 3), Theme.Muted);
            var length = text.Write($"−{second}");
            if (second > 0 && box.Height > canvas.Grid(3)) canvas.Text(TextSize.Small, x + (3 * canvas.Scale), box.Y, text[..length], Theme.Muted);
        }

        var place = timeline.IsLive ? box.Width - 1 : (int)((long)timeline.Position * (box.Width - 1) / Math.Max(1, history.Count - 1));
        canvas.Fill(new Box(box.X, box.Bottom - (3 * canvas.Scale), place, 3 * canvas.Scale), Theme.Accent);
        canvas.Fill(new Box(box.X + place - canvas.Scale, box.Y, 3 * canvas.Scale, box.Height), timeline.IsLive ? Theme.Good : Theme.Accent);
    }

    private static void DrawMemory(UiContext ui, Box box, Time.Timeline timeline)
    {
        var history = timeline.History;
        Span<char> text = stackalloc char[96];
        var length = text.Write($"{history.Seconds(0, history.Count - 1):0.0} s · {history.Count} {Amount.Noun(history.Count, "frame", "frames")}, exact · {history.Bytes / 1e6:0} MB{(history.IsShort ? " · as many as the memory allows" : "")}");
        if (ui.Canvas.Measure(TextSize.Small, text[..length]) + ui.Canvas.Grid(26) <= box.Width) ui.LabelRight(box, text[..length], Theme.Muted, mono: false);
    }
}
