using LiveConv.Host.Drawing;
using LiveConv.Host.Ui;

namespace LiveConv.Host.Microscope;

/// <summary>The camera's picture or the result among the panels, with what the panels draw over it.</summary>
internal sealed class PictureTile(Scene scene, WorkbenchState state)
{
    private static readonly string[] Choices = ["camera", "result"];

    private bool isEdited = scene.Kernels.CanUndo;

    public void Draw(UiContext ui, Box box, Workbench panels)
    {
        var canvas = ui.Canvas;
        canvas.Fill(box, Theme.Background);
        var room = new Room(box, 0);
        var bar = new Room(room.Top(ui.RowHeight), canvas.Scale);
        canvas.Fill(bar.Rest, Theme.Raised);
        ShowWhatWasEdited();
        var choices = bar.Right(Math.Min(bar.Rest.Width >= canvas.Grid(36) ? canvas.Grid(18) : ui.ChoiceWidth(Choices), bar.Rest.Width));
        bar.Left(canvas.Grid(0.75));
        var overlaid = state.Picture == 0 ? panels.OverlaidFrame : null;
        Span<char> title = stackalloc char[40];
        var length = overlaid is null ? title.Write($"Picture") : title.Write($"Picture · frame {overlaid.Number}");
        // Which frame it is can be left out.
        if (overlaid is not null && canvas.Measure(TextSize.Small, title[..length]) > bar.Rest.Width) length = title.Write($"Picture");
        ui.Label(bar.Rest, title[..length], Theme.Text);
        var shown = state.Picture;
        if (ui.Choice("picture", choices, Choices, ref shown, "the frame as the camera gave it, or what the pipeline made of it")) state.Picture = shown;
        if (room.Rest.IsEmpty) return;
        canvas.PushClip(room.Rest);
        if (shown == 0)
        {
            var place = room.Rest.Fit(scene.Pipeline.Width, scene.Pipeline.Height);
            // What lies over the picture belongs to the frame below it, also where that isn't the newest.
            scene.Overlaid = overlaid;
            scene.Pictures.DrawInput(canvas, place, overlaid);
            panels.DrawOverPicture(ui, place);
        }
        else
        {
            scene.Pictures.DrawResult(canvas, room.Rest.Fit(scene.Pipeline.PictureWidth, scene.Pipeline.PictureHeight));
        }

        canvas.PopClip();
    }

    // Whoever changes a kernel looks for what becomes of the picture.
    private void ShowWhatWasEdited()
    {
        if (scene.Kernels.CanUndo && !isEdited && scene.Pipeline.Picture is not null) state.Picture = 1;
        isEdited = scene.Kernels.CanUndo;
    }
}
