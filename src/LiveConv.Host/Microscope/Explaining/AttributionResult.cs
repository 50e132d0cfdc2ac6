using LiveConv.Frames;
using LiveConv.Learning.Views;
using LiveConv.Microscope.Fields;

namespace LiveConv.Host.Microscope.Explaining;

/// <summary>A map over the network's input, with what it explains and the part of the frame that it lies over.</summary>
internal sealed class AttributionResult
{
    /// <summary>What was asked for.</summary>
    public AttributionRequest Request { get; set; }

    /// <summary>Number and time of the frame that it belongs to.</summary>
    public FrameStamp Stamp { get; set; } = new(-1, 0);

    /// <summary>A copy of that frame; null before the first.</summary>
    public Frame? Frame { get; set; }

    /// <summary>Height×Width values, one for each pixel of the network's input.</summary>
    public float[] Map { get; set; } = [];

    public int Width { get; set; }

    public int Height { get; set; }

    /// <summary>What the ends of the colours stand for. A hundredth of a gradient's pixels may lie beyond: few are so large that nothing else would be seen.</summary>
    public float Largest { get; set; }

    /// <summary>The largest absolute value of the map.</summary>
    public float Peak { get; set; }

    /// <summary>Whether the map has values below 0.</summary>
    public bool IsSigned { get; set; }

    /// <summary>The unit: where the largest was asked for, that which was it.</summary>
    public Unit Unit { get; set; }

    /// <summary>Its value.</summary>
    public float Value { get; set; }

    /// <summary>Of class scores the unit's probability, after softmax; NaN otherwise.</summary>
    public double Probability { get; set; } = double.NaN;

    /// <summary>The steps that were done, and all.</summary>
    public int Done { get; set; }

    public int Steps { get; set; }

    public bool IsComplete => Steps > 0 && Done == Steps;

    /// <summary>The time of all steps so far.</summary>
    public double Milliseconds { get; set; }

    /// <summary>The pixels of the network's input that are shown.</summary>
    public PixelBox Region { get; set; }

    /// <summary>The whole map for the screen.</summary>
    public ShownPlane Whole { get; } = new();

    /// <summary>The shown pixels of it for the screen.</summary>
    public ShownPlane Part { get; } = new();

    /// <summary>What the frame shows there.</summary>
    public CutPicture Picture { get; } = new();

    /// <summary>The value at a pixel of the network's input; NaN outside.</summary>
    public float this[int x, int y] => (uint)x < (uint)Width && (uint)y < (uint)Height ? Map[(y * Width) + x] : float.NaN;
}
