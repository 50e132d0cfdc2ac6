using LiveConv.Host.Drawing;
using LiveConv.Host.Ui;

namespace LiveConv.Host.Microscope.Explaining;

/// <summary>The controls above the map.</summary>
internal sealed class WhyToolbar(WhySettings settings)
{
    private static readonly string[] Methods = [.. MethodEntry.All.Select(entry => entry.Name)];
    private static readonly string[] OfClasses = ["top class", "a class", "selected"];
    private static readonly string[] OfOthers = ["largest", "selected"];

    /// <summary>Whether the user wants to begin again with the newest frame.</summary>
    public bool WantsRestart { get; private set; }

    /// <summary>Draws those that fit into a third of the room.</summary>
    /// <returns>The height that they take.</returns>
    public int Draw(UiContext ui, Box box)
    {
        var canvas = ui.Canvas;
        var flow = new Flow(box with { Height = Math.Max(ui.RowHeight, box.Height / 3) }, ui.RowHeight, canvas.Grid(0.5));
        WantsRestart = false;
        DrawMethods(ui, ref flow, box.Width);
        DrawUnits(ui, ref flow);
        Span<char> label = stackalloc char[24];
        if (Fits(flow.Next(canvas.Grid(13)), out var place))
        {
            var opacity = settings.Opacity;
            var length = label.Write($"opacity {opacity:0.00}");
            if (ui.Slider("why.opacity", place, ref opacity, 0, 1, label[..length], "how strongly the map covers the pictures")) settings.Opacity = opacity;
        }

        if (Fits(flow.Next(canvas.Grid(10)), out place))
        {
            var isOn = settings.IsOnPicture;
            if (ui.Toggle("why.picture", place, "on picture", ref isOn, "the map over the camera's picture, too")) settings.IsOnPicture = isOn;
        }

        if (settings.Entry.HasSigns && Fits(flow.Next(canvas.Grid(6)), out place))
        {
            var hasSigns = settings.HasSigns;
            if (ui.Toggle("why.signs", place, "± sign", ref hasSigns, "red where a brighter pixel would raise the unit, blue where it would lower it: of each pixel the channel that counts most; off: only how much"))
                settings.HasSigns = hasSigns;
        }

        if (Fits(flow.Next(canvas.Grid(8)), out place))
        {
            var isCloseUp = settings.IsCloseUp;
            if (ui.Toggle("why.closeup", place, "close-up", ref isCloseUp, "only the part of the picture that the unit depends on, as large as it fits; off: all that the network sees")) settings.IsCloseUp = isCloseUp;
        }

        if (Fits(flow.Next(canvas.Grid(7)), out place)) WantsRestart = ui.Button("why.again", place, "restart", "give up the map under way and begin again with the newest frame");
        return flow.Used;
    }

    private void DrawMethods(UiContext ui, ref Flow flow, int width)
    {
        var canvas = ui.Canvas;
        var all = canvas.Grid(66);
        if (width >= all)
        {
            var room = new Room(flow.Next(all), canvas.Scale);
            for (var i = 0; i < Methods.Length; i++)
            {
                if (ui.Button(new ControlId("why.method", i), room.Column(i, Methods.Length), Methods[i], MethodEntry.All[i].Tip, (int)settings.Method == i)) settings.Method = (AttributionMethod)i;
            }

            return;
        }

        var small = new Room(flow.Next(Math.Min(width, canvas.Grid(19))), canvas.Scale);
        if (ui.Button("why.before", small.Left(canvas.Grid(3)), "◀", "the method before")) Turn(-1);
        if (ui.Button("why.next", small.Right(canvas.Grid(3)), "▶", "the next method")) Turn(1);
        ui.Button("why.method", small.Rest, settings.Entry.Name, settings.Entry.Tip, isOn: true);
    }

    private void Turn(int by) => settings.Method = (AttributionMethod)(((int)settings.Method + by + Methods.Length) % Methods.Length);

    private void DrawUnits(UiContext ui, ref Flow flow)
    {
        var canvas = ui.Canvas;
        var names = settings.HasClasses ? OfClasses : OfOthers;
        if (Fits(flow.Next(canvas.Grid(9 * names.Length)), out var place))
        {
            var chosen = settings.HasClasses ? (int)settings.Choice : settings.Choice == UnitChoice.Selected ? 1 : 0;
            if (ui.Choice("why.unit", place, names, ref chosen, settings.HasClasses ? "what is explained: the likeliest class of each frame, a class that stays, or the selected feature map or place" : "what is explained: the largest value of the result, or the selected feature map or place"))
                settings.Choice = settings.HasClasses ? (UnitChoice)chosen : chosen == 1 ? UnitChoice.Selected : UnitChoice.Top;
        }

        if (settings.Choice != UnitChoice.Class || !Fits(flow.Next(canvas.Grid(13)), out place)) return;
        var room = new Room(place, canvas.Scale);
        double number = settings.Class;
        if (ui.Button("why.class.before", room.Left(canvas.Grid(3)), "◀", "the class before")) number--;
        if (ui.Button("why.class.next", room.Right(canvas.Grid(3)), "▶", "the next class")) number++;
        ui.Number("why.class", room.Rest, ref number, 1, "the class that is explained, by its number: click to type, drag or turn the wheel", "0");
        var count = settings.Scores.Shape.Count;
        settings.Class = ((int)Math.Clamp(Math.Round(number), -1, count) + count) % count;
    }

    private static bool Fits(Box box, out Box place)
    {
        place = box;
        return !box.IsEmpty;
    }
}
