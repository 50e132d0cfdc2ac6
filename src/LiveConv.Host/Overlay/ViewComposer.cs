using LiveConv.Host.Drawing;
using LiveConv.Host.Loop;
using LiveConv.Shaders.Gl;
using LiveConv.Shaders.Programs;
using Silk.NET.OpenGL;

namespace LiveConv.Host.Overlay;

/// <summary>Draws one of the views of a processed frame; the HUD and messages come over it.</summary>
internal sealed class ViewComposer : IDisposable
{
    private const int LeastStripHeight = 38;

    private readonly GlCanvas canvas;
    private readonly FeatureMaps maps;

    public ViewComposer(GL gl, ProgramCache programs, GlCanvas canvas)
    {
        this.canvas = canvas;
        maps = new FeatureMaps(gl, programs);
    }

    /// <summary>Takes the chosen layer's values of the last processed frame.</summary>
    public void UpdateMaps(LiveStage stage)
    {
        if (stage.Values is not { } values) return;
        values.Update();
        maps.Update(values.Tensor);
    }

    /// <summary>Draws the view over the whole canvas.</summary>
    /// <returns>The lower edge of what isn't covered by the strip of feature maps.</returns>
    public int Draw(LiveStage stage, ViewState state, ReferenceDifference? difference, PictureTexture? differencePicture)
    {
        var whole = new Box(0, 0, canvas.Width, canvas.Height);
        if (state.Difference)
        {
            DrawDifference(whole, stage, difference, differencePicture);
            return CaptionTop;
        }

        var shown = stage.Values?.Shape;
        if (state.WholeMap && shown is { } shape)
        {
            var box = whole.Fit(shape.W, shape.H);
            maps.Draw(canvas, box, state.Channel);
            DrawMapCaption(stage, state);
            return CaptionTop;
        }

        switch (state.View)
        {
            case View.SideBySide:
                DrawSideBySide(BesidePanel(Beside(state), stage), stage);
                return canvas.Height;
            case View.Blend when stage.Picture == stage.Input:
                stage.DrawPicture(canvas, whole.Fit(stage.Picture.Width, stage.Picture.Height));
                return canvas.Height;
            case View.Blend:
                canvas.Picture(stage.Input, whole.Fit(stage.Input.Width, stage.Input.Height));
                canvas.Picture(stage.Picture, whole.Fit(stage.Picture.Width, stage.Picture.Height), 0.5f);
                return canvas.Height;
            case View.Mosaic when shown is not null:
                DrawMosaic(Beside(state), stage, state);
                return canvas.Height;
            default:
                stage.DrawPicture(canvas, whole.Fit(stage.Picture.Width, stage.Picture.Height));
                return state.Strip && shown is not null ? DrawStrip(stage, state) : canvas.Height;
        }
    }

    /// <summary>Says that no frame has come yet.</summary>
    /// <returns>The lower edge of the canvas.</returns>
    public int DrawWaiting(string source)
    {
        Span<char> text = stackalloc char[192];
        var length = text.Write($"waiting for {source} …");
        Caption(canvas.Grid(2), CaptionTop, text[..length]);
        return canvas.Height;
    }

    public void Dispose() => maps.Dispose();

    /// <summary>The room at the right of the HUD, or all where there is none or too little.</summary>
    public Box Beside(ViewState state)
    {
        var left = state.Hud ? Hud.WidthOf(canvas) - canvas.Grid(2) : 0;
        if (canvas.Width - left < canvas.Width / 2) left = 0;
        return new Box(left, 0, canvas.Width - left, canvas.Height);
    }

    /// <summary>What a network's panel of results leaves of the room, where that is enough.</summary>
    private Box BesidePanel(Box area, LiveStage stage)
    {
        var left = area.Width - ResultPanel.WidthOf(canvas);
        return stage.Network is not null && left >= canvas.Width * 0.45 ? area with { Width = left } : area;
    }

    private void DrawSideBySide(Box area, LiveStage stage)
    {
        var gap = canvas.Grid(1);
        var box = area.Inset(canvas.Grid(2));
        // Two above each other where that makes them larger.
        var (width, height) = ((box.Width - gap) / 2, (box.Height - gap) / 2);
        var beside = new Box(box.X, box.Y, width, box.Height).Fit(stage.Input.Width, stage.Input.Height);
        var above = new Box(box.X, box.Y, box.Width, height).Fit(stage.Input.Width, stage.Input.Height);
        var (first, second) = beside.Width >= above.Width
            ? (box with { Width = width }, box with { X = box.X + width + gap, Width = width })
            : (box with { Height = height }, box with { Y = box.Y + height + gap, Height = height });
        first = first.Fit(stage.Input.Width, stage.Input.Height);
        second = second.Fit(stage.Picture.Width, stage.Picture.Height);
        canvas.Picture(stage.Input, first);
        stage.DrawPicture(canvas, second);
        Caption(first.X, first.Y, "input");
        Caption(second.X, second.Y, stage.Name);
        canvas.Flush();
    }

    private void DrawMosaic(Box area, LiveStage stage, ViewState state)
    {
        var box = area.Inset(canvas.Grid(2));
        var shape = stage.Values!.Shape;
        var header = canvas.Font(TextSize.Medium).LineHeight + canvas.Grid(1.5);
        var grid = MapGrid.Fit(
            new Box(box.X, box.Y + header, box.Width, box.Height - header), shape.C, shape.W, shape.H, state.Channel, LabelHeight, canvas.Grid(1), canvas.Grid(10));
        DrawHeader(TextSize.Medium, new Box(box.X, box.Y, box.Width, header), stage, grid, shape.C);
        maps.Draw(canvas, grid, state.Channel);
    }

    private int DrawStrip(LiveStage stage, ViewState state)
    {
        var (margin, pad, shape) = (canvas.Grid(2), canvas.Grid(2), stage.Values!.Shape);
        var header = canvas.Font(TextSize.Small).LineHeight + canvas.Grid(1);
        var tile = Math.Min(canvas.Height / 6, canvas.Grid(15));
        if (tile < LeastStripHeight * canvas.Scale) return canvas.Height;
        // Smaller tiles where that shows all maps at once and leaves them legible.
        var share = ((canvas.Width - (2 * (margin + pad)) + canvas.Grid(1)) / shape.C) - canvas.Grid(1);
        if (share >= canvas.Grid(12)) tile = Math.Min(tile, share * shape.H / shape.W);
        var height = header + tile + LabelHeight + (2 * pad);
        var room = new Box(margin + pad, canvas.Height - margin - height + pad + header, canvas.Width - (2 * (margin + pad)), tile);
        var grid = MapGrid.Row(room, shape.C, shape.W, shape.H, state.Channel, LabelHeight, canvas.Grid(1), tile, canvas.Grid(4));
        var tiles = (grid.Count * (grid.TileWidth + grid.Gap)) - grid.Gap;
        var text = canvas.Measure(TextSize.Small, stage.Caption) + (grid.Count < shape.C ? canvas.Grid(18) : 0);
        // At least as wide as the HUD above it.
        var width = Math.Min(Math.Max(Math.Max(tiles, text), Hud.WidthOf(canvas) - (2 * (margin + pad))), room.Width);
        var panel = new Box(margin, canvas.Height - margin - height, width + (2 * pad), height);
        canvas.Fill(panel, Theme.Panel);
        DrawHeader(TextSize.Small, new Box(room.X, panel.Y + pad, width, header), stage, grid, shape.C);
        maps.Draw(canvas, grid, state.Channel);
        return panel.Y;
    }

    private void DrawHeader(TextSize size, Box box, LiveStage stage, in MapGrid grid, int all)
    {
        Span<char> text = stackalloc char[64];
        var room = box.Width;
        if (grid.Count < all)
        {
            var length = text.Write($"{grid.First}–{grid.First + grid.Count - 1} of {all}");
            canvas.TextRight(size, box.Right, box.Y, text[..length], Theme.Muted, mono: false);
            room -= canvas.Measure(size, text[..length]) + canvas.Grid(2);
        }

        canvas.Text(size, box.X, box.Y, stage.Caption, Theme.Text, room);
    }

    private void DrawMapCaption(LiveStage stage, ViewState state)
    {
        Span<char> text = stackalloc char[192];
        Span<char> range = stackalloc char[64];
        var rangeLength = maps.FormatRange(range, state.Channel);
        var length = text.Write($"map {state.Channel} · {range[..rangeLength]} · {stage.Caption}");
        Caption(canvas.Grid(2), CaptionTop, text[..length]);
        canvas.Flush();
    }

    private void DrawDifference(Box whole, LiveStage stage, ReferenceDifference? difference, PictureTexture? picture)
    {
        Span<char> text = stackalloc char[128];
        int length;
        if (difference is null || picture is null || difference.Number < 0)
        {
            length = text.Write($"{stage.Name}: computing the reference of this frame…");
        }
        else
        {
            canvas.Picture(picture, whole.Fit(picture.Width, picture.Height));
            if (difference.Largest == 0)
                length = text.Write($"difference to the reference ×{ReferenceDifference.Gain} · frame {difference.Number} · exact: every byte is equal");
            else
                length = text.Write($"difference to the reference ×{ReferenceDifference.Gain} · frame {difference.Number} · largest {difference.Largest} of 255");
        }

        Caption(canvas.Grid(2), CaptionTop, text[..length]);
        canvas.Flush();
    }

    private int LabelHeight => canvas.Font(TextSize.Small).LineHeight + (2 * canvas.Scale);

    private int CaptionHeight => canvas.Font(TextSize.Small).LineHeight + canvas.Grid(1);

    private int CaptionTop => canvas.Height - canvas.Grid(2) - CaptionHeight;

    private void Caption(int x, int y, ReadOnlySpan<char> text)
    {
        var width = Math.Min(canvas.Measure(TextSize.Small, text) + canvas.Grid(2), canvas.Width - x);
        canvas.Fill(new Box(x, y, width, CaptionHeight), Theme.Panel);
        canvas.Text(TextSize.Small, x + canvas.Grid(1), y + canvas.Grid(0.5), text, Theme.Text, width - canvas.Grid(2));
    }
}
