using LiveConv.Graphs;
using LiveConv.Microscope.Fields;

namespace LiveConv.Host.Microscope.Probing;

/// <summary>One value on the way down from a feature map to the pixels.</summary>
/// <param name="node">Its layer, or the graph's input.</param>
/// <param name="index">Row-major index in the output; −1 where it follows the map's maximum and no frame came yet.</param>
internal sealed class ProbeLink(Node node, int index)
{
    private int index = index;

    public Node Node { get; } = node;

    public int Index
    {
        get => index;
        set
        {
            if (index != value) Field = default;
            index = value;
        }
    }

    /// <summary>What the class is called whose value it is; null for other values.</summary>
    public string? Label { get; set; }

    /// <summary>What the executor computed there; NaN before the first frame.</summary>
    public double Value { get; set; } = double.NaN;

    /// <summary>Where the receptive field lies in the graph's input; empty where there is none.</summary>
    public PixelBox Field { get; set; }
}
