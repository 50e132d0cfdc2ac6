using LiveConv.Host.Drawing;

namespace LiveConv.Host.Microscope.Maps;

/// <summary>The contours of a map, drawn over its box: red at a part of the largest value, blue at minus as much.</summary>
internal sealed class ContourLines
{
    private const uint Above = 0xFF_40_50_FF, Below = 0xFF_FF_B0_40, Dark = 0xC0_10_10_10;

    private readonly List<ContourPiece> above = [];
    private readonly List<ContourPiece> below = [];
    private Bitmap? bitmap;
    private int columns;
    private int rows;
    private bool isMirrored;

    /// <summary>The lines at the upper value.</summary>
    public IReadOnlyList<ContourPiece> Upper => above;

    /// <param name="map">rows × columns values.</param>
    /// <param name="columns">Columns.</param>
    /// <param name="rows">Rows.</param>
    /// <param name="level">The part of the largest value.</param>
    /// <param name="range">Says what the largest value is, and whether there are negative ones.</param>
    /// <param name="isMirrored">Whether the first column lies at the right.</param>
    public void Trace(ReadOnlySpan<float> map, int columns, int rows, float level, ColorRange range, bool isMirrored)
    {
        (this.columns, this.rows, this.isMirrored) = (columns, rows, isMirrored);
        above.Clear();
        below.Clear();
        if (range.Largest == 0) return;
        Contour.Trace(map, columns, rows, level * range.Largest, above);
        if (range.IsSigned) Contour.Trace(map, columns, rows, -level * range.Largest, below);
    }

    /// <param name="canvas">Where.</param>
    /// <param name="box">What the whole map covers.</param>
    /// <param name="isNew">Whether lines or box are others than before.</param>
    /// <param name="opacity">0…1.</param>
    public void Draw(Canvas canvas, Box box, bool isNew, float opacity)
    {
        var target = Bitmap.Fit(ref bitmap, box.Width, box.Height);
        if (isNew || target.Version == 0)
        {
            Array.Clear(target.Rgba);
            var thickness = 2 * canvas.Scale;
            foreach (var piece in above) DrawPiece(target, piece, thickness + (2 * canvas.Scale), Dark);
            foreach (var piece in below) DrawPiece(target, piece, thickness + (2 * canvas.Scale), Dark);
            foreach (var piece in above) DrawPiece(target, piece, thickness, Above);
            foreach (var piece in below) DrawPiece(target, piece, thickness, Below);
            target.Change();
        }

        canvas.Picture(target, box, opacity);
    }

    // Squares along the line; values lie in the middle of their cells.
    private void DrawPiece(Bitmap target, ContourPiece piece, int thickness, uint color)
    {
        var (scaleX, scaleY) = ((float)target.Width / columns, (float)target.Height / rows);
        var (x0, y0, x1, y1) = ((piece.X0 + 0.5f) * scaleX, (piece.Y0 + 0.5f) * scaleY, (piece.X1 + 0.5f) * scaleX, (piece.Y1 + 0.5f) * scaleY);
        if (isMirrored) (x0, x1) = (target.Width - x0, target.Width - x1);
        var steps = Math.Max(1, (int)MathF.Ceiling(Math.Max(Math.Abs(x1 - x0), Math.Abs(y1 - y0))));
        var pixels = target.Pixels;
        for (var i = 0; i <= steps; i++)
        {
            var (x, y) = ((int)(x0 + ((x1 - x0) * i / steps)) - (thickness / 2), (int)(y0 + ((y1 - y0) * i / steps)) - (thickness / 2));
            var (left, right) = (Math.Max(0, x), Math.Min(target.Width, x + thickness));
            if (left >= right) continue;
            for (var row = Math.Max(0, y); row < Math.Min(target.Height, y + thickness); row++) pixels.Slice((row * target.Width) + left, right - left).Fill(color);
        }
    }
}
