using LiveConv.Host.Drawing;
using LiveConv.Host.Microscope.Maps;
using LiveConv.Host.Ui;
using LiveConv.Microscope.Fields;
using LiveConv.Pipelines;

namespace LiveConv.Host.Microscope.Explaining;

/// <summary>Draws a map over its own frame in the panel, and over the camera's picture. What is near 0 shows the picture below.</summary>
internal sealed class AttributionView(Pipeline pipeline, FramePlacement placement)
{
    private const uint Positive = 0x40_6A_FF;
    private const uint Negative = 0xFF_B0_40;

    private readonly MapPainter painter = new();
    private Bitmap? inPanel;
    private Bitmap? onPicture;
    private AttributionResult? shown;
    private (int Width, int Height) panelSize;
    private (int Width, int Height) pictureSize;
    private bool isPanelStale;
    private bool isPictureStale;

    /// <summary>The pixel of the network's input under the pointer in the last picture; null for none.</summary>
    public (int X, int Y)? Pointed { get; private set; }

    /// <summary>Another result is shown, or the same with other values.</summary>
    public void Show(AttributionResult result)
    {
        shown = result;
        isPanelStale = isPictureStale = true;
    }

    /// <summary>Draws the map over its frame.</summary>
    public void Draw(UiContext ui, Box box, double opacity)
    {
        Pointed = null;
        if (shown is not { Picture: { Bitmap: { } picture } cut } result) return;
        var canvas = ui.Canvas;
        var frame = placement.ToFrame(result.Region);
        // In thousandths of a pixel, as close-ups are some pixels wide.
        var place = box.Fit((int)Math.Round(frame.Width * 1000), (int)Math.Round(frame.Height * 1000));
        canvas.Picture(picture, cut.Part, place);
        canvas.Fill(place, Theme.Shade);
        var (width, height) = (Math.Min(place.Width, result.Part.Width), Math.Min(place.Height, result.Part.Height));
        if (isPanelStale || panelSize != (width, height))
        {
            // Of one size for all close-ups that fit into the box: they may change theirs with each frame.
            var (mostWidth, mostHeight) = (Math.Max(width, Math.Min(box.Width, AttributionPainter.MostPixels)), Math.Max(height, Math.Min(box.Height, AttributionPainter.MostPixels)));
            Paint(ref inPanel, mostWidth, mostHeight, result.Part, width, height, result);
            (isPanelStale, panelSize) = (false, (width, height));
        }

        canvas.Picture(inPanel!, Part(width, height), place, (float)opacity);
        var state = ui.Region("why.map", place, MethodEntry.Of(result.Request.Method).Meaning);
        if (state.IsHovered) Pointed = At(result, frame.Left + ((state.X + 0.5) * frame.Width / place.Width), frame.Top + ((state.Y + 0.5) * frame.Height / place.Height));
    }

    /// <summary>Draws the map over the camera's picture, where the network's input lies in it.</summary>
    public void DrawOver(UiContext ui, Box picture, double opacity)
    {
        if (shown is not { Width: > 0 } result) return;
        var canvas = ui.Canvas;
        var box = ToPicture(picture, placement.ToFrame(new PixelBox(0, 0, result.Width, result.Height)));
        var (width, height) = (Math.Min(box.Width, result.Whole.Width), Math.Min(box.Height, result.Whole.Height));
        if (isPictureStale || pictureSize != (width, height))
        {
            Paint(ref onPicture, width, height, result.Whole, width, height, result);
            (isPictureStale, pictureSize) = (false, (width, height));
        }

        canvas.PushClip(picture);
        canvas.Picture(onPicture!, Part(width, height), box, (float)opacity);
        if (box != picture) canvas.Outline(box.Intersect(picture), canvas.Scale, Theme.Line);
        canvas.PopClip();
    }

    private static (int X, int Y) Floor((double X, double Y) point) => ((int)Math.Floor(point.X), (int)Math.Floor(point.Y));

    private (int X, int Y)? At(AttributionResult result, double frameX, double frameY)
    {
        var (x, y) = Floor(placement.ToInput(frameX, frameY));
        return (uint)x < (uint)result.Width && (uint)y < (uint)result.Height ? (x, y) : null;
    }

    /// <summary>Paints into the upper left corner of a bitmap of a given size.</summary>
    private void Paint(ref Bitmap? bitmap, int mostWidth, int mostHeight, ShownPlane plane, int width, int height, AttributionResult result)
    {
        var isSmooth = MethodEntry.Of(result.Request.Method).IsSmooth;
        if (bitmap?.Smooth != isSmooth) bitmap = null;
        var target = Bitmap.Fit(ref bitmap, mostWidth, mostHeight, isSmooth);
        painter.Paint(plane.Values.AsSpan(0, plane.Width * plane.Height), plane.Width, plane.Height, target, new Box(0, 0, width, height), new ColorRange(result.Largest, result.IsSigned), veil: true);
        for (var y = 0; result.IsSigned && y < height; y++) Brighten(target.Pixels.Slice(y * target.Width, width));
        target.Extend(width, height);
        target.Change();
    }

    // The ends of the map of both signs are dark, and so is the picture below.
    private static void Brighten(Span<uint> pixels)
    {
        for (var i = 0; i < pixels.Length; i++)
        {
            var isRed = (pixels[i] & 255) > (pixels[i] >> 16 & 255);
            pixels[i] = (pixels[i] & 0xFF000000) | (isRed ? Positive : Negative);
        }
    }

    // Mirrored where the picture is.
    private Box Part(int width, int height) => placement.IsMirrored ? new Box(width, 0, -width, height) : new Box(0, 0, width, height);

    private Box ToPicture(Box picture, FrameBox box)
    {
        var (scaleX, scaleY) = ((double)picture.Width / pipeline.Width, (double)picture.Height / pipeline.Height);
        var (left, top) = (picture.X + (int)Math.Round(box.Left * scaleX), picture.Y + (int)Math.Round(box.Top * scaleY));
        var (right, bottom) = (picture.X + (int)Math.Round(box.Right * scaleX), picture.Y + (int)Math.Round(box.Bottom * scaleY));
        return new Box(left, top, Math.Max(1, right - left), Math.Max(1, bottom - top));
    }
}
