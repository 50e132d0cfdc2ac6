using LiveConv.Graphs;
using LiveConv.Host.Drawing;
using LiveConv.Host.Microscope.Maps;
using LiveConv.Microscope.Equivariance;
using LiveConv.Tensors;

namespace LiveConv.Host.Microscope.Equivariance;

/// <summary>How a frame's layers follow a transform of the picture.</summary>
internal sealed class EquivarianceResult
{
    /// <summary>The frame's number; −1 before the first.</summary>
    public long Number { get; set; } = -1;

    public PictureTransform Transform { get; set; }

    /// <summary>T(x), the transformed picture as the layers see it.</summary>
    public Tensor? Picture { get; set; }

    /// <summary>The layer whose maps are below.</summary>
    public Node? Layer { get; set; }

    /// <summary>The chosen map of f(T(x)), H×W.</summary>
    public Tensor? OfTransformed { get; set; }

    /// <summary>The same map of T(f(x)).</summary>
    public Tensor? Transformed { get; set; }

    /// <summary>f(T(x)) − T(f(x)).</summary>
    public Tensor? Difference { get; set; }

    /// <summary>The largest difference in the layer.</summary>
    public double Maximum { get; set; }

    /// <summary>How many places of a map were compared, and how many there are.</summary>
    public (int Compared, int All) Places { get; set; }

    /// <summary>Whether the layer's maps move by whole places.</summary>
    public bool IsWholeShift { get; set; }

    /// <summary>The one number of each layer of the scene, in their order; NaN where nothing could be compared.</summary>
    public double[] Numbers { get; set; } = [];

    /// <summary>T(x), f(T(x)), T(f(x)) and the difference as pictures, the maps in one scale of colours; null before <see cref="Paint"/>.</summary>
    public Bitmap?[] Bitmaps { get; } = new Bitmap?[4];

    /// <summary>Paints <see cref="Bitmaps"/>.</summary>
    public void Paint()
    {
        if (Picture is null || OfTransformed is null) return;
        PlaneBitmap.PaintPicture(ref Bitmaps[0], Picture);
        var ((scaleA, isSignedA), (scaleB, isSignedB)) = (PlaneBitmap.Range(OfTransformed), PlaneBitmap.Range(Transformed!));
        var (scale, isSigned) = (Math.Max(scaleA, scaleB), isSignedA || isSignedB);
        PlaneBitmap.Paint(ref Bitmaps[1], OfTransformed, scale, isSigned);
        PlaneBitmap.Paint(ref Bitmaps[2], Transformed!, scale, isSigned);
        PlaneBitmap.Paint(ref Bitmaps[3], Difference!, scale, isSigned: true);
    }
}
