using LiveConv.Tensors;

namespace LiveConv.Microscope.Equivariance;

/// <summary>
/// A transform T of pictures and feature maps: shifted by whole pixels, or turned or scaled about the middle. Shifts copy values; the others interpolate between the four
/// values around, which is exact where they meet one. What comes from outside is filled.
/// </summary>
public readonly record struct PictureTransform
{
    private PictureTransform(int shiftX, int shiftY, double degrees, double factor) => (ShiftX, ShiftY, Degrees, Factor) = (shiftX, shiftY, degrees, factor);

    /// <summary>Nothing changes.</summary>
    public static PictureTransform None => new(0, 0, 0, 1);

    /// <summary>Pixels to the right.</summary>
    public int ShiftX { get; }

    /// <summary>Pixels down.</summary>
    public int ShiftY { get; }

    /// <summary>Degrees, counter-clockwise as seen on the screen.</summary>
    public double Degrees { get; }

    /// <summary>How much larger things become.</summary>
    public double Factor { get; }

    public static PictureTransform Shift(int x, int y) => new(x, y, 0, 1);

    public static PictureTransform Rotate(double degrees) => new(0, 0, degrees, 1);

    /// <exception cref="ArgumentOutOfRangeException">The factor isn't above 0.</exception>
    public static PictureTransform Scale(double factor)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(factor);
        return new PictureTransform(0, 0, 0, factor);
    }

    /// <summary>T(x) of a picture. Nothing is allocated.</summary>
    /// <param name="picture">N×C×H×W, or N×H×W×C.</param>
    /// <param name="result">Takes T(x), of the same shape; another tensor.</param>
    /// <param name="fill">What comes from outside.</param>
    /// <param name="channelsLast">Whether the picture is N×H×W×C.</param>
    /// <exception cref="ShapeException">The shapes differ or don't have four axes.</exception>
    public void Apply(Tensor picture, Tensor result, float fill = 0, bool channelsLast = false)
    {
        ArgumentNullException.ThrowIfNull(picture);
        ArgumentNullException.ThrowIfNull(result);
        if (picture.Shape != result.Shape || picture.Shape.Rank != 4) throw new ShapeException($"a picture of {picture.Shape} can't be transformed into {result.Shape}");
        var shape = picture.Shape;
        var planes = channelsLast ? new Planes(shape[0], shape[3], shape[1], shape[2], 1, shape[3]) : new Planes(shape.N, shape.C, shape.H, shape.W, shape.H * shape.W, 1);
        Resampler.Apply(InverseOf(planes.Width, planes.Height), planes, picture.Data, result.Data, fill);
    }

    public override string ToString() => this switch
    {
        { Factor: not (1 or 0) } => FormattableString.Invariant($"scaled by {Factor:0.###}"),
        { Degrees: not 0 } => FormattableString.Invariant($"turned by {Degrees:0.#}°"),
        _ => $"shifted by ({ShiftX}, {ShiftY})",
    };

    /// <summary>Where each pixel of T(x) comes from.</summary>
    internal AffineMap InverseOf(int width, int height)
    {
        var (centreX, centreY) = ((width - 1) / 2.0, (height - 1) / 2.0);

        // Multiples of 90° are exact.
        var turns = Degrees / 90;
        var (cos, sin) = turns == Math.Floor(turns)
            ? ((((int)turns % 4) + 4) % 4) switch { 0 => (1.0, 0.0), 1 => (0.0, 1.0), 2 => (-1.0, 0.0), _ => (0.0, -1.0) }
            : (Math.Cos(Degrees * Math.PI / 180), Math.Sin(Degrees * Math.PI / 180));
        var factor = Factor == 0 ? 1 : Factor;
        var (c, s) = (cos / factor, sin / factor);

        // y grows downwards: a point at (1, 0) from the middle was at (cos, sin) below it before it turned upwards.
        return new AffineMap(
            c, -s, centreX - (c * centreX) + (s * centreY) - ShiftX,
            s, c, centreY - (s * centreX) - (c * centreY) - ShiftY);
    }
}
