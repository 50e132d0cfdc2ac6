using LiveConv.Frames;
using LiveConv.Host.Microscope.Maps;
using LiveConv.Microscope.Fields;
using LiveConv.Pipelines;
using LiveConv.Tensors;

namespace LiveConv.Host.Microscope.Explaining;

/// <summary>Makes of an attribution's values what is shown: the map, the ends of its colours, and the part of the frame that it lies over. On the worker's thread.</summary>
internal sealed class AttributionPainter(Pipeline pipeline)
{
    /// <summary>The longer side of what is shown at most, in pixels.</summary>
    public const int MostPixels = 512;

    // Of larger maps (frames, not inputs of networks) sorting would take too long; their gradients are few values anyway.
    private const int MostSorted = 512 * 512;
    private const double Shown = 0.99;
    private const int LeastSide = 9;

    private readonly MapPainter reducer = new();
    private float[] sorted = [];
    private float[] part = [];

    /// <summary>Where the input's pixels lie in the frame.</summary>
    public FramePlacement Placement { get; } = FramePlacement.Of(pipeline);

    public int FrameWidth => pipeline.Width;

    public int FrameHeight => pipeline.Height;

    /// <param name="result">What is filled; its request says how.</param>
    /// <param name="map">1×1×H×W.</param>
    /// <param name="gradient">The gradient of the input, of which the signs are taken; null for the map itself.</param>
    /// <param name="frame">The frame.</param>
    public void Fill(AttributionResult result, Tensor map, Tensor? gradient, Frame frame)
    {
        (result.Width, result.Height) = (map.Shape.W, map.Shape.H);
        if (result.Map.Length != map.Shape.Count) result.Map = new float[map.Shape.Count];
        if (gradient is null) map.Values.CopyTo(result.Map);
        else Signed(gradient, result.Map, map.Shape);
        SetColors(result, MethodEntry.Of(result.Request.Method).HasSigns || result.Request.Method == AttributionMethod.SmoothGrad);
        result.Region = result.Request.IsCloseUp ? Used(result) : new PixelBox(0, 0, result.Width, result.Height);
        Reduce(result, new PixelBox(0, 0, result.Width, result.Height), result.Whole);
        Reduce(result, result.Region, result.Part);
        result.Frame ??= new Frame(frame.Width, frame.Height);
        result.Frame.CopyFrom(frame);
        result.Picture.Cut(frame, Placement.ToFrame(result.Region), Placement.ToFrame(new PixelBox(0, 0, result.Width, result.Height)), MostPixels);
    }

    /// <summary>Of each pixel the gradient of the channel where it is largest, with its sign.</summary>
    private static void Signed(Tensor gradient, Span<float> map, Shape pixels)
    {
        var values = gradient.Values;
        var isLast = gradient.Shape[1] == pixels.H && gradient.Shape[2] == pixels.W && gradient.Shape[3] != pixels.W;
        var (channels, step, next) = isLast ? (gradient.Shape[3], 1, gradient.Shape[3]) : (gradient.Shape[1], map.Length, 1);
        for (var pixel = 0; pixel < map.Length; pixel++)
        {
            var largest = values[pixel * next];
            for (var c = 1; c < channels; c++)
            {
                var value = values[(pixel * next) + (c * step)];
                if (Math.Abs(value) > Math.Abs(largest)) largest = value;
            }

            map[pixel] = largest;
        }
    }

    private void SetColors(AttributionResult result, bool isGradient)
    {
        var (count, peak) = (0, 0f);
        var isSigned = false;
        var sorts = isGradient && result.Map.Length <= MostSorted;
        if (sorts && sorted.Length < result.Map.Length) sorted = new float[result.Map.Length];
        foreach (var value in result.Map)
        {
            var size = Math.Abs(value);
            isSigned |= value < 0;
            if (!(size > 0) || float.IsInfinity(size)) continue;
            peak = Math.Max(peak, size);
            if (sorts) sorted[count++] = size;
        }

        (result.IsSigned, result.Peak, result.Largest) = (isSigned, peak, peak);
        if (count == 0) return;
        Array.Sort(sorted, 0, count);
        result.Largest = sorted[(int)(Shown * (count - 1))];
    }

    /// <summary>The pixels that aren't 0, with a border around them; all where they are most.</summary>
    private static PixelBox Used(AttributionResult result)
    {
        var (left, top, right, bottom) = (result.Width, result.Height, -1, -1);
        for (var y = 0; y < result.Height; y++)
        {
            var row = result.Map.AsSpan(y * result.Width, result.Width);
            var first = row.IndexOfAnyExcept(0f);
            if (first < 0) continue;
            (left, right) = (Math.Min(left, first), Math.Max(right, row.LastIndexOfAnyExcept(0f)));
            (top, bottom) = (Math.Min(top, y), y);
        }

        if (right < 0) return new PixelBox(0, 0, result.Width, result.Height);
        var border = Math.Max(2, Math.Max(right - left, bottom - top) / 4);
        var (width, height) = (Math.Max(LeastSide, right - left + 1 + (2 * border)), Math.Max(LeastSide, bottom - top + 1 + (2 * border)));
        (width, height) = (Math.Min(width, result.Width), Math.Min(height, result.Height));
        return new PixelBox(
            Math.Clamp(((left + right + 1) / 2) - (width / 2), 0, result.Width - width), Math.Clamp(((top + bottom + 1) / 2) - (height / 2), 0, result.Height - height), width, height);
    }

    private void Reduce(AttributionResult result, PixelBox box, ShownPlane plane)
    {
        var scale = Math.Min(1, (double)MostPixels / Math.Max(box.Width, box.Height));
        var (width, height) = (Math.Max(1, (int)(box.Width * scale)), Math.Max(1, (int)(box.Height * scale)));
        var shown = plane.Resize(width, height);
        if (box.Width == result.Width)
        {
            reducer.Reduce(result.Map.AsSpan(box.Top * box.Width, box.Width * box.Height), box.Width, box.Height, width, height, shown);
            return;
        }

        if (part.Length < box.Width * box.Height) part = new float[box.Width * box.Height];
        for (var y = 0; y < box.Height; y++) result.Map.AsSpan(((box.Top + y) * result.Width) + box.Left, box.Width).CopyTo(part.AsSpan(y * box.Width));
        reducer.Reduce(part.AsSpan(0, box.Width * box.Height), box.Width, box.Height, width, height, shown);
    }
}
