using LiveConv.Frames;
using LiveConv.Graphs;
using LiveConv.Host.Drawing;
using LiveConv.Host.Microscope.Maps;
using LiveConv.Host.Ui;
using LiveConv.Models;

namespace LiveConv.Host.Microscope.Weights;

/// <summary>All kernels of a layer side by side, page by page: one for each output and input, or in colours one for each output.</summary>
internal sealed class KernelMosaic(Scene scene, KernelsState state)
{
    private const int LeastSide = 3;
    private const string Tip = "a kernel: click to choose it";

    private readonly MapPainter painter = new();
    private Bitmap? bitmap;
    private (Node Layer, int Page, MosaicLayout Layout, int Version, bool IsTurned, bool Colors, bool ByLayer) painted;
    private float[] turned = [];
    private Node? of;
    private int followed = -1;

    public int Page { get; private set; }

    public int Pages => Math.Max(1, (Count + Layout.Count - 1) / Math.Max(1, Layout.Count));

    /// <summary>Kernels, or in colours as many as there are outputs.</summary>
    public int Count => state.Bank is { } bank ? bank.Outputs * PerOutput(bank.Inputs) : 0;

    public MosaicLayout Layout { get; private set; }

    /// <summary>The place of the chosen kernel among all.</summary>
    public int Chosen => (state.Output * PerOutput(state.Bank!.Inputs)) + (state.ShowsColors ? 0 : state.Input);

    public void Turn(int by) => Page = Math.Clamp(Page + by, 0, Pages - 1);

    /// <summary>Finds out how many kernels there is room for.</summary>
    public void Arrange(Canvas canvas, Box area)
    {
        var bank = state.Bank!;
        var most = area.Inset(2 * canvas.Scale);
        // Few kernels aren't blown up to fill a room.
        var side = Math.Min(canvas.Grid(20), Math.Min(most.Width, most.Height));
        var fitted = MosaicLayout.Fit(most, Count, bank.Width, bank.Height, Math.Min(canvas.Grid(LeastSide), side), 0, canvas.Grid(0.5));
        if (Math.Max(fitted.Width, fitted.Height) > side)
        {
            var zoom = Math.Max(1, side / Math.Max(bank.Width, bank.Height));
            var (w, h, gap) = (bank.Width * zoom, bank.Height * zoom, fitted.Gap);
            var columns = Math.Max(1, (most.Width + gap) / (w + gap));
            fitted = fitted with { Width = w, Height = h, Columns = columns, Rows = Math.Max(1, (most.Height + gap) / (h + gap)) };
        }

        Layout = fitted;
        if (of != bank.Layer) (of, Page, followed) = (bank.Layer, 0, -1);
        if (Chosen != followed) Page = Chosen / Math.Max(1, Layout.Count);
        followed = Chosen;
        Page = Math.Clamp(Page, 0, Pages - 1);
    }

    public void Draw(UiContext ui)
    {
        var (canvas, layout) = (ui.Canvas, Layout);
        if (ui.Input.Wheel != 0 && layout.Area.Intersect(canvas.Clip).Contains(ui.Input.X, ui.Input.Y)) Turn(-Math.Sign(ui.Input.Wheel));
        var first = Page * layout.Count;
        var count = Math.Min(layout.Count, Count - first);
        Paint(first, count);
        var bank = state.Bank!;
        for (var i = 0; i < count; i++)
        {
            var tile = layout.Tile(i);
            canvas.Picture(bitmap!, PartOf(i), tile);
            var region = ui.Region(new ControlId("kernels.kernel", first + i), tile, Tip);
            if (first + i == Chosen) canvas.Outline(tile.Inset(-2 * canvas.Scale), 2 * canvas.Scale, Theme.Accent);
            else if (region.IsHovered) canvas.Outline(tile.Inset(-canvas.Scale), canvas.Scale, Theme.Text);
            if (!region.IsClicked) continue;
            var (output, input) = Math.DivRem(first + i, PerOutput(bank.Inputs));
            state.Choose(output, state.ShowsColors ? state.Input : input);
            followed = Chosen;
        }
    }

    private int PerOutput(int inputs) => state.ShowsColors ? 1 : inputs;

    private Box PartOf(int place)
    {
        var bank = state.Bank!;
        return new Box(place % Layout.Columns * bank.Width, place / Layout.Columns * bank.Height, bank.Width, bank.Height);
    }

    private void Paint(int first, int count)
    {
        var bank = state.Bank!;
        var now = (bank.Layer, Page, Layout, scene.Kernels.Version, state.IsTurned, state.ShowsColors, state.ByLayer);
        if (bitmap is not null && painted == now) return;
        painted = now;
        var target = Bitmap.Fit(ref bitmap, Layout.Columns * bank.Width, Layout.Rows * bank.Height);
        target.Rgba.AsSpan().Clear();
        if (turned.Length < bank.Size * bank.Inputs) turned = new float[bank.Size * bank.Inputs];
        for (var i = 0; i < count; i++)
        {
            if (state.ShowsColors) PaintColors(target, PartOf(i), first + i);
            else PaintKernel(target, PartOf(i), first + i);
        }

        target.Change();
    }

    private void PaintKernel(Bitmap target, Box part, int index)
    {
        var bank = state.Bank!;
        ReadOnlySpan<float> kernel = state.Values.Values.Slice(index * bank.Size, bank.Size);
        painter.Paint(Shown(kernel), bank.Width, bank.Height, target, part, state.RangeOf(kernel));
    }

    // Middle grey is 0.
    private void PaintColors(Bitmap target, Box part, int output)
    {
        var bank = state.Bank!;
        ReadOnlySpan<float> kernels = state.Values.Values.Slice(output * 3 * bank.Size, 3 * bank.Size);
        var range = state.RangeOf(kernels);
        var (red, blue) = scene.Pipeline.Input is Preprocessing { Color: FrameColor.Bgr } or FrameToTensor { Color: FrameColor.Bgr } ? (2, 0) : (0, 2);
        for (var cell = 0; cell < bank.Size; cell++)
        {
            var stored = state.Stored(cell);
            target.Pixels[((part.Y + (cell / bank.Width)) * target.Width) + part.X + (cell % bank.Width)] = Theme.Of(
                Level(kernels[(red * bank.Size) + stored], range), Level(kernels[bank.Size + stored], range), Level(kernels[(blue * bank.Size) + stored], range));
        }
    }

    private ReadOnlySpan<float> Shown(ReadOnlySpan<float> kernel)
    {
        if (!state.IsTurned) return kernel;
        kernel.CopyTo(turned);
        turned.AsSpan(0, kernel.Length).Reverse();
        return turned.AsSpan(0, kernel.Length);
    }

    private static byte Level(float weight, ColorRange range) =>
        range.Largest == 0 || float.IsNaN(weight) ? (byte)128 : (byte)Math.Clamp(127.5f + (127.5f * weight / range.Largest) + 0.5f, 0, 255);
}
