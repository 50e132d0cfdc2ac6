using LiveConv.Host.Drawing;
using LiveConv.Host.Microscope.Equivariance;
using LiveConv.Host.Ui;

namespace LiveConv.Host.Microscope.Panels;

/// <summary>The pictures of a comparison: T(x), f(T(x)), T(f(x)) and the difference, the maps in one scale of colours.</summary>
internal sealed class EquivarianceMaps
{
    private static readonly string[] Captions = ["T(x)", "f(T(x))", "T(f(x))", "difference"];

    private readonly Bitmap?[] bitmaps = new Bitmap?[4];

    public void Paint(EquivarianceResult result)
    {
        if (result.Picture is null || result.OfTransformed is not { } ofTransformed) return;
        PlaneBitmap.PaintPicture(ref bitmaps[0], result.Picture);
        var ((scaleA, isSignedA), (scaleB, isSignedB)) = (PlaneBitmap.Range(ofTransformed), PlaneBitmap.Range(result.Transformed!));
        var (scale, isSigned) = (Math.Max(scaleA, scaleB), isSignedA || isSignedB);
        PlaneBitmap.Paint(ref bitmaps[1], ofTransformed, scale, isSigned);
        PlaneBitmap.Paint(ref bitmaps[2], result.Transformed!, scale, isSigned);
        PlaneBitmap.Paint(ref bitmaps[3], result.Difference!, scale, isSigned: true);
    }

    public void Draw(UiContext ui, Box box)
    {
        var canvas = ui.Canvas;
        var grid = TileGrid.Fit(box, bitmaps.Length, canvas.Grid(0.75), proportion: 1);
        for (var i = 0; i < bitmaps.Length; i++)
        {
            var room = new Room(grid.Tile(i));
            ui.Label(room.Top(Math.Min(ui.RowHeight, room.Rest.Height / 3)), Captions[i]);
            if (bitmaps[i] is { } bitmap && !room.Rest.IsEmpty) canvas.Picture(bitmap, room.Rest.Fit(bitmap.Width, bitmap.Height));
        }
    }
}
