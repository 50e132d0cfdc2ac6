using LiveConv.Frames;
using LiveConv.Graphs;
using LiveConv.Host.Capture;
using LiveConv.Pipelines;
using LiveConv.Tensors;

namespace LiveConv.Host.Output;

/// <summary>
/// The feature maps of the layer with the most channels as tiles, row by row, each scaled to its own range. Maps of
/// both signs have zero in the middle of a diverging colour map.
/// </summary>
internal sealed class MosaicView : IFrameView
{
    private static readonly PictureSize Most = new(1920, 1080);

    private readonly Node layer;
    private readonly Tensor maps;
    private readonly int columns;
    private readonly int step;
    private readonly PictureSize tile;

    public MosaicView(Pipeline pipeline)
    {
        layer = pipeline.Graph.Layers.Where(node => node.Shape.Rank == 4).MaxBy(node => node.Shape.C) ?? pipeline.Picture ?? pipeline.Graph.Inputs[0];
        maps = new Tensor(layer.Shape);
        columns = (int)Math.Ceiling(Math.Sqrt(layer.Shape.C));
        var rows = (layer.Shape.C + columns - 1) / columns;
        step = Math.Max(Ratio(columns * layer.Shape.W, Most.Width), Ratio(rows * layer.Shape.H, Most.Height));
        tile = new PictureSize(Ratio(layer.Shape.W, step), Ratio(layer.Shape.H, step));
        Size = new PictureSize(columns * tile.Width, rows * tile.Height);
    }

    public PictureSize Size { get; }

    public void Show(Frame frame, ILoadedPipeline loaded, Frame picture)
    {
        loaded.Graph.Read(layer, maps);
        var pixels = picture.Rgba.AsSpan();
        pixels.Clear();
        for (var i = 3; i < pixels.Length; i += 4) pixels[i] = 255;
        for (var c = 0; c < layer.Shape.C; c++) Paint(c, pixels);
    }

    private static int Ratio(int a, int b) => Math.Max(1, (a + b - 1) / b);

    private void Paint(int channel, Span<byte> pixels)
    {
        var map = maps.Data.AsSpan(channel * layer.Shape.H * layer.Shape.W, layer.Shape.H * layer.Shape.W);
        var (least, most) = Range(map);
        var largest = Math.Max(-least, most);
        for (var y = 0; y < tile.Height; y++)
        for (var x = 0; x < tile.Width; x++)
        {
            var value = map[(y * step * layer.Shape.W) + (x * step)];
            var (r, g, b) = least < 0
                ? ColorMap.Signed(largest > 0 ? value / largest : 0)
                : ColorMap.Unsigned(most > least ? (value - least) / (most - least) : 0);
            var at = ((((channel / columns * tile.Height) + y) * Size.Width) + (channel % columns * tile.Width) + x) * 4;
            (pixels[at], pixels[at + 1], pixels[at + 2]) = (r, g, b);
        }
    }

    private static (float Least, float Most) Range(ReadOnlySpan<float> map)
    {
        var (least, most) = (float.PositiveInfinity, float.NegativeInfinity);
        foreach (var value in map)
        {
            if (!float.IsFinite(value)) continue;
            least = Math.Min(least, value);
            most = Math.Max(most, value);
        }

        return least <= most ? (least, most) : (0, 0);
    }
}
