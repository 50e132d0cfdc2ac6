using LiveConv.Graphs;
using LiveConv.Graphs.Receptive;
using LiveConv.Host.Loop;
using LiveConv.Microscope.Fields;
using LiveConv.Tensors;

namespace LiveConv.Host.Microscope.Probing;

/// <summary>Where the values of a way lie: row-major indices, and the maps and pixels that they stand for.</summary>
internal static class ProbePlaces
{
    /// <summary>The index of a place of a map; −1 without a place, and for one that the node doesn't have.</summary>
    public static int IndexOf(Node node, int channel, (int Y, int X)? place)
    {
        var shape = MapShape.Of(node.Shape);
        var found = place is { } at ? (((channel * shape.H) + at.Y) * shape.W) + at.X : -1;
        return found < node.Shape.Count ? found : -1;
    }

    /// <summary>The map and the place of a link's value.</summary>
    public static (int C, int Y, int X) PlaceOf(ProbeLink link)
    {
        var shape = MapShape.Of(link.Node.Shape);
        var (rest, x) = Math.DivRem(link.Index, shape.W);
        var (c, y) = Math.DivRem(rest, shape.H);
        return (c % shape.C, y, x);
    }

    /// <summary>The pixel that a value of the picture is.</summary>
    public static PixelBox PixelOf(ProbeLink link)
    {
        var shape = link.Node.Shape;
        var (rows, columns) = ReceptiveFields.IsNhwc(link.Node) ? (1, 2) : (2, 3);
        return new PixelBox(link.Index / shape.Stride(columns) % shape[columns], link.Index / shape.Stride(rows) % shape[rows], 1, 1);
    }

    /// <summary>The index of a map's largest value.</summary>
    public static int Maximum(Tensor values, int channel)
    {
        var shape = MapShape.Of(values.Shape);
        var start = channel * shape.H * shape.W;
        var count = Math.Min(shape.H * shape.W, values.Shape.Count - start);
        var (largest, place) = (float.NegativeInfinity, 0);
        var map = values.Data.AsSpan(start, count);
        for (var i = 0; i < map.Length; i++)
        {
            if (map[i] > largest) (largest, place) = (map[i], i);
        }

        return start + place;
    }
}
