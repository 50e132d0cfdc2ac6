using LiveConv.Graphs;

namespace LiveConv.Host.Microscope;

/// <summary>What all panels look at: a layer, one of its feature maps, a place in it. Places count rows and columns of the layer's own maps.</summary>
/// <param name="layer">At first.</param>
internal sealed class Selection(Node layer)
{
    private Node layer = layer;
    private int channel;
    private (int Y, int X)? place;

    /// <summary>Counts the changes.</summary>
    public int Version { get; private set; }

    /// <summary>The chosen layer. Choosing another begins with its first map and no place.</summary>
    public Node Layer
    {
        get => layer;
        set
        {
            if (layer == value) return;
            (layer, channel, place) = (value, 0, null);
            Version++;
        }
    }

    /// <summary>The value of the layer's maps that the pointer is over, in the picture drawn last; null for none. Panels may show it as if it were chosen.</summary>
    public (int Channel, int Y, int X)? Pointed { get; set; }

    /// <summary>The chosen feature map, as <see cref="Loop.MapShape"/> counts them.</summary>
    public int Channel
    {
        get => channel;
        set
        {
            if (channel == value) return;
            channel = value;
            Version++;
        }
    }

    /// <summary>The chosen place in the map; null for none.</summary>
    public (int Y, int X)? Place
    {
        get => place;
        set
        {
            if (place == value) return;
            place = value;
            Version++;
        }
    }
}
