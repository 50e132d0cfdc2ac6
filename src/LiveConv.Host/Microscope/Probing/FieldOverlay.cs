using LiveConv.Host.Drawing;
using LiveConv.Host.Ui;
using LiveConv.Microscope.Fields;

namespace LiveConv.Host.Microscope.Probing;

/// <summary>The receptive fields of a way down, drawn over the camera's picture; a click there chooses the place of the map that looks at it.</summary>
internal sealed class FieldOverlay(Scene scene)
{
    private const string Tip = "click: the value of the chosen map whose receptive field has its middle here";

    private const uint Faint = (Theme.Accent & 0xFFFFFF) | 0x70000000;

    private readonly FramePlacement placement = FramePlacement.Of(scene.Pipeline);

    public int Width => scene.Pipeline.Width;

    public int Height => scene.Pipeline.Height;

    /// <summary>Draws the picture itself with the fields over it.</summary>
    public void DrawWithPicture(UiContext ui, Box picture, ProbeChain chain)
    {
        scene.Pictures.DrawInput(ui.Canvas, picture, chain.Frame);
        Draw(ui, picture, chain, showsFrame: true, "probe.camera");
    }

    /// <summary>Draws the fields over the camera's picture and takes clicks.</summary>
    public void Draw(UiContext ui, Box picture, ProbeChain chain) => Draw(ui, picture, chain, scene.Shows(chain.Frame), "probe.picture");

    private void Draw(UiContext ui, Box picture, ProbeChain chain, bool showsFrame, string name)
    {
        var state = ui.Region(name, picture, Tip);
        if (state.IsClicked && PlaceAt(chain, (state.X + 0.5) / picture.Width * scene.Pipeline.Width, (state.Y + 0.5) / picture.Height * scene.Pipeline.Height) is { } place)
            scene.Selection.Place = place;
        // The largest value of another frame lies elsewhere.
        if (chain.FollowsMaximum && !showsFrame) return;
        for (var i = 0; i < chain.Links.Count; i++)
        {
            if (i != chain.Current) Draw(ui, picture, chain.Links[i], Faint, 1);
        }

        Draw(ui, picture, chain.Link, Theme.Accent, 2);
    }

    /// <summary>Where a field lies on the screen: at least a few pixels, so that single pixels can be seen.</summary>
    public Box BoxOf(ProbeLink link, Box picture, int least)
    {
        var field = placement.ToFrame(link.Field);
        var (scaleX, scaleY) = ((double)picture.Width / scene.Pipeline.Width, (double)picture.Height / scene.Pipeline.Height);
        var (x, y) = (picture.X + (int)Math.Floor(field.Left * scaleX), picture.Y + (int)Math.Floor(field.Top * scaleY));
        var (x1, y1) = (picture.X + (int)Math.Ceiling(field.Right * scaleX), picture.Y + (int)Math.Ceiling(field.Bottom * scaleY));
        var (growX, growY) = (Math.Max(0, least - (x1 - x)) / 2, Math.Max(0, least - (y1 - y)) / 2);
        return new Box(x - growX, y - growY, x1 - x + (2 * growX), y1 - y + (2 * growY)).Intersect(picture);
    }

    /// <summary>The place of the chosen layer's maps whose receptive field has its middle nearest to a point of the frame; null where a value sees all of it.</summary>
    public (int Y, int X)? PlaceAt(ProbeChain chain, double frameX, double frameY)
    {
        var layer = scene.Selection.Layer;
        if (layer.Shape.Rank != 4 || chain.Tracer is not { } tracer) return null;
        int x, y;
        if (layer == tracer.Picture)
        {
            var (left, top) = placement.ToInput(frameX, frameY);
            (x, y) = ((int)Math.Floor(left), (int)Math.Floor(top));
        }
        else
        {
            if (tracer.Formula(layer) is not { SeesEverything: false, Rows.Axis: 2, Columns.Axis: 3 } field) return null;
            (x, y) = placement.OfMap(field, layer.Shape.W, layer.Shape.H).At(frameX, frameY);
        }

        return (Math.Clamp(y, 0, layer.Shape.H - 1), Math.Clamp(x, 0, layer.Shape.W - 1));
    }

    private void Draw(UiContext ui, Box picture, ProbeLink link, uint color, int thickness)
    {
        if (link.Field.IsEmpty) return;
        ui.Canvas.Outline(BoxOf(link, picture, ui.Canvas.Grid(1)), thickness * ui.Canvas.Scale, color);
    }
}
