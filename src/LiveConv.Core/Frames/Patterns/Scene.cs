namespace LiveConv.Frames.Patterns;

/// <summary>
/// A moving picture by formula. Frame n depends only on n and the size, and is the same on every machine: only additions,
/// multiplications, divisions and square roots are used per frame, which IEEE 754 defines to the last bit.
/// </summary>
internal abstract class Scene(int width, int height)
{
    protected int Width { get; } = width;

    protected int Height { get; } = height;

    /// <summary>The shorter side: what the sizes of things are a part of.</summary>
    protected float Unit { get; } = Math.Min(width, height);

    /// <summary>Draws frame <paramref name="number"/> into all pixels; allocates nothing.</summary>
    public abstract void Draw(Frame frame, long number);

    /// <summary>Goes to and fro between 0 and 1, once in <paramref name="period"/> frames, beginning at <paramref name="phase"/> (in periods).</summary>
    protected static float Swing(long number, int period, float phase)
    {
        var t = ((number % period) / (float)period) + phase;
        t -= MathF.Floor(t);
        return t < 0.5f ? 2 * t : 2 - (2 * t);
    }

    /// <summary>A direction that turns once in <paramref name="period"/> frames: (cos, sin) by a rational parametrisation of the circle.</summary>
    protected static (float Cos, float Sin) Turn(long number, int period, float phase)
    {
        var turn = ((number % period) / (float)period) + phase;
        turn -= MathF.Floor(turn);
        var quarter = (int)(turn * 4);
        var t = (turn * 4) - quarter;
        // tan of half the angle goes from 0 to √2 − 1 … close enough to t·(√2 − 1) up to 45°, and so on by symmetry.
        var (cos, sin) = t <= 0.5f ? Half(t) : Swap(Half(1 - t));
        return quarter switch
        {
            0 => (cos, sin),
            1 => (-sin, cos),
            2 => (-cos, -sin),
            _ => (sin, -cos),
        };
    }

    private static (float Cos, float Sin) Half(float t)
    {
        var tangent = 2 * t * 0.41421356f;
        return ((1 - (tangent * tangent)) / (1 + (tangent * tangent)), 2 * tangent / (1 + (tangent * tangent)));
    }

    private static (float Cos, float Sin) Swap((float Cos, float Sin) angle) => (angle.Sin, angle.Cos);
}
