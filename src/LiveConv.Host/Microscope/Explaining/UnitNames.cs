using LiveConv.Graphs;
using LiveConv.Host.Loop;
using LiveConv.Host.Ui;

namespace LiveConv.Host.Microscope.Explaining;

/// <summary>What units are called on the screen.</summary>
internal static class UnitNames
{
    /// <summary>A feature map, or a value of a vector.</summary>
    public static void Add(ref TextLine line, Node layer, int unit)
    {
        line.Add(layer.Name);
        if (unit < 0) return;
        line.Add(MapShape.IsVector(layer.Shape) ? " · value " : " · map ");
        line.Add(unit);
    }

    /// <summary>A value by its index in a layer's output.</summary>
    public static void AddValue(ref TextLine line, Node layer, int index)
    {
        line.Add(layer.Name);
        if (MapShape.IsVector(layer.Shape) || layer.Shape is { Rank: 4, H: 1, W: 1 })
        {
            line.Add(" · value ");
            line.Add(index);
            return;
        }

        var shape = MapShape.Of(layer.Shape);

        if (shape.C > 1)
        {
            line.Add(" · map ");
            line.Add(index / (shape.H * shape.W) % shape.C);
        }

        line.Add(" · column ");
        line.Add(index % shape.W);
        line.Add(", row ");
        line.Add(index / shape.W % shape.H);
    }
}
