using LiveConv.Graphs;
using LiveConv.Graphs.Receptive;
using LiveConv.Microscope.Fields;
using LiveConv.Tensors;

namespace LiveConv.Microscope.Equivariance;

/// <summary>
/// How far a layer f is from f(T(x)) = T(f(x)): what it computes of a transformed picture beside the transform of what it computes of the picture. T acts on feature maps
/// through the places where they lie on the picture: a shift by s pixels is one by s over the layer's total stride, in between interpolated. Compared are the places for which
/// neither picture's border matters: their receptive fields lie in it, and so does what comes to lie there. Layers without rows and columns, or of a single place, are compared
/// as they are: what doesn't change there is invariant. Comparing doesn't allocate.
/// </summary>
public sealed class EquivarianceMeasure
{
    private readonly ReceptiveField? field;
    private readonly bool isMap;
    private readonly int pictureWidth;
    private readonly int pictureHeight;
    private readonly bool[] isCompared;

    /// <param name="tracer">Of the layer's graph.</param>
    /// <param name="layer">The layer.</param>
    public EquivarianceMeasure(FieldTracer tracer, Node layer)
    {
        ArgumentNullException.ThrowIfNull(tracer);
        ArgumentNullException.ThrowIfNull(layer);
        Layer = layer;
        field = tracer.Formula(layer);
        Transformed = new Tensor(layer.Shape);
        Difference = new Tensor(layer.Shape);
        if (tracer.Picture is { } picture)
        {
            var rows = ReceptiveFields.IsNhwc(picture) ? 1 : 2;
            (pictureHeight, pictureWidth) = (picture.Shape[rows], picture.Shape[rows + 1]);
        }

        isMap = layer.Shape.Rank == 4 && layer.Shape.H * layer.Shape.W > 1 && field is { } known && IsAlong(known.Rows, 2) && IsAlong(known.Columns, 3);
        isCompared = new bool[isMap ? layer.Shape.H * layer.Shape.W : 1];
    }

    public Node Layer { get; }

    /// <summary>T(f(x)), 0 where it comes from outside.</summary>
    public Tensor Transformed { get; }

    /// <summary>f(T(x)) − T(f(x)), 0 where they aren't compared.</summary>
    public Tensor Difference { get; }

    /// <summary>Whether a place of the maps is compared, row by row; a single value for what has no rows and columns.</summary>
    public ReadOnlySpan<bool> IsCompared => isCompared;

    /// <summary>How many places are compared: of each map, or 1.</summary>
    public int Places { get; private set; }

    /// <summary>The largest |f(T(x)) − T(f(x))|.</summary>
    public double Maximum { get; private set; }

    /// <summary>The one number: Σ|a − b| over ½·Σ(|a| + |b|), a = f(T(x)), b = T(f(x)): 0 where they are equal, 2 where they have nothing in common.</summary>
    public double MeanRelative { get; private set; }

    /// <summary>Whether T moves the layer's maps by whole places, so that nothing has to be interpolated.</summary>
    public bool IsWholeShift { get; private set; }

    /// <summary>Compares both.</summary>
    /// <param name="transform">T.</param>
    /// <param name="ofPicture">f(x).</param>
    /// <param name="ofTransformed">f(T(x)).</param>
    /// <exception cref="ShapeException">The values aren't the layer's.</exception>
    public void Compare(PictureTransform transform, Tensor ofPicture, Tensor ofTransformed)
    {
        ArgumentNullException.ThrowIfNull(ofPicture);
        ArgumentNullException.ThrowIfNull(ofTransformed);
        if (ofPicture.Shape != Layer.Shape || ofTransformed.Shape != Layer.Shape || ofPicture.Type == ElementType.Int64)
            throw new ShapeException($"'{Layer.Name}' gives {Layer.Shape}, not {ofPicture.Shape} and {ofTransformed.Shape}");
        if (isMap)
        {
            Transform(transform, ofPicture);
        }
        else
        {
            ofPicture.Data.AsSpan(0, Layer.Shape.Count).CopyTo(Transformed.Data);
            isCompared[0] = true;
            (Places, IsWholeShift) = (1, true);
        }

        Subtract(ofTransformed);
    }

    private static bool IsAlong(FieldSpan span, int axis) => span.SeesEverything || span.Axis == axis;

    private void Transform(PictureTransform transform, Tensor ofPicture)
    {
        var shape = Layer.Shape;
        var grid = MapGrid.Of(field!.Value, pictureWidth, pictureHeight, shape.W, shape.H);
        var onPicture = transform.InverseOf(pictureWidth, pictureHeight);
        var onMap = onPicture.On(grid);
        IsWholeShift = onMap.IsShift;
        Resampler.Apply(onMap, new Planes(shape.N, shape.C, shape.H, shape.W, shape.H * shape.W, 1), ofPicture.Data, Transformed.Data, 0);
        Places = 0;
        for (var y = 0; y < shape.H; y++)
        for (var x = 0; x < shape.W; x++)
        {
            var source = Resampler.Sample.At(onMap.Apply(x, y), shape.W, shape.H);
            var isInside = !source.IsOutside && ComesFromInside(onPicture, x, y)
                && LiesInside(source.X, source.Y) && LiesInside(source.X + (source.Right > 0 ? 1 : 0), source.Y + (source.Lower > 0 ? 1 : 0));
            isCompared[(y * shape.W) + x] = isInside;
            if (isInside) Places++;
        }
    }

    /// <summary>Whether the field of a place lies in the picture.</summary>
    private bool LiesInside(int x, int y) => LiesInside(field!.Value.Columns, x, pictureWidth) && LiesInside(field.Value.Rows, y, pictureHeight);

    private static bool LiesInside(FieldSpan span, int place, int size) =>
        span.SeesEverything || ((span.Jump * place) + span.Low > -1e-6 && (span.Jump * place) + span.High < size - 1 + 1e-6);

    /// <summary>Whether the field of a place lies in the transformed picture, and shows nothing there that comes from outside.</summary>
    private bool ComesFromInside(AffineMap onPicture, int x, int y)
    {
        if (!LiesInside(x, y)) return false;
        var (left, right) = Ends(field!.Value.Columns, x, pictureWidth);
        var (top, bottom) = Ends(field.Value.Rows, y, pictureHeight);
        if (field.Value.SeesEverything) return true;
        return IsPixel(onPicture.Apply(left, top)) && IsPixel(onPicture.Apply(right, top)) && IsPixel(onPicture.Apply(left, bottom)) && IsPixel(onPicture.Apply(right, bottom));
    }

    private static (double Low, double High) Ends(FieldSpan span, int place, int size) =>
        span.SeesEverything ? (0, size - 1) : ((span.Jump * place) + span.Low, (span.Jump * place) + span.High);

    private bool IsPixel((double X, double Y) place) =>
        place.X > -1e-6 && place.Y > -1e-6 && place.X < pictureWidth - 1 + 1e-6 && place.Y < pictureHeight - 1 + 1e-6;

    private void Subtract(Tensor ofTransformed)
    {
        double sum = 0, size = 0, largest = 0;
        for (var i = 0; i < Layer.Shape.Count; i++)
        {
            var (a, b) = (ofTransformed.Data[i], Transformed.Data[i]);
            var isEqual = !isCompared[isMap ? i % isCompared.Length : 0] || a == b || (float.IsNaN(a) && float.IsNaN(b));
            Difference.Data[i] = isEqual ? 0 : a - b;
            if (!isCompared[isMap ? i % isCompared.Length : 0]) continue;
            sum += Math.Abs((double)Difference.Data[i]);
            size += (Math.Abs((double)a) + Math.Abs((double)b)) / 2;
            largest = Math.Max(largest, Math.Abs((double)Difference.Data[i]));
        }

        (Maximum, MeanRelative) = (largest, sum == 0 ? 0 : sum / size);
    }
}
