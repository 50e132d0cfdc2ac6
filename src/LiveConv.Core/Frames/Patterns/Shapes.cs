namespace LiveConv.Frames.Patterns;

/// <summary>A filled circle.</summary>
internal readonly record struct Disk(float CenterX, float CenterY, float Radius) : IShape
{
    public float Reach => Radius;

    public (float From, float To) Row(float y) => (-Reach, Reach);

    public float Distance(float x, float y) => MathF.Sqrt((x * x) + (y * y)) - Radius;
}

/// <summary>Stripes in a circle, half of it, one through its centre; (AcrossX, AcrossY) is the unit vector from stripe to stripe.</summary>
internal readonly record struct StripedDisk(float CenterX, float CenterY, float Radius, float AcrossX, float AcrossY, float Period) : IShape
{
    public float Reach => Radius;

    public (float From, float To) Row(float y) => (-Reach, Reach);

    public float Distance(float x, float y)
    {
        var turn = (((x * AcrossX) + (y * AcrossY)) / Period) + 0.5f;
        turn -= MathF.Floor(turn);
        return MathF.Max(MathF.Sqrt((x * x) + (y * y)) - Radius, (MathF.Abs(turn - 0.5f) - 0.25f) * Period);
    }
}

/// <summary>A circle of a thick line.</summary>
internal readonly record struct Ring(float CenterX, float CenterY, float Radius, float HalfWidth) : IShape
{
    public float Reach => Radius + HalfWidth;

    public (float From, float To) Row(float y) => (-Reach, Reach);

    public float Distance(float x, float y) => MathF.Abs(MathF.Sqrt((x * x) + (y * y)) - Radius) - HalfWidth;
}

/// <summary>A rectangle turned by (cos, sin).</summary>
internal readonly record struct Rectangle(float CenterX, float CenterY, float HalfWidth, float HalfHeight, float Cos = 1, float Sin = 0) : IShape
{
    public float Reach => HalfWidth + HalfHeight;

    public (float From, float To) Row(float y)
    {
        // Between the two long sides, one pixel of softness included: |y·cos − x·sin| ≤ half the height.
        if (MathF.Abs(Sin) < 0.01f) return (-Reach, Reach);
        var (a, b) = (((y * Cos) - HalfHeight - 1) / Sin, ((y * Cos) + HalfHeight + 1) / Sin);
        return (MathF.Max(-Reach, MathF.Min(a, b)), MathF.Min(Reach, MathF.Max(a, b)));
    }

    public float Distance(float x, float y) =>
        MathF.Max(MathF.Abs((x * Cos) + (y * Sin)) - HalfWidth, MathF.Abs((y * Cos) - (x * Sin)) - HalfHeight);
}

/// <summary>An equilateral triangle turned by (cos, sin); Radius is that of the circle inside it.</summary>
internal readonly record struct Triangle(float CenterX, float CenterY, float Radius, float Cos, float Sin) : IShape
{
    private const float HalfSqrt3 = 0.8660254f;

    public float Reach => 2 * Radius;

    public (float From, float To) Row(float y) => (-Reach, Reach);

    public float Distance(float x, float y)
    {
        var (along, across) = ((x * Cos) + (y * Sin), (y * Cos) - (x * Sin));
        return MathF.Max(across, (HalfSqrt3 * MathF.Abs(along)) - (0.5f * across)) - Radius;
    }
}

/// <summary>Two bars that cross at right angles.</summary>
internal readonly record struct Cross(float CenterX, float CenterY, float Arm, float HalfWidth) : IShape
{
    public float Reach => Arm;

    public (float From, float To) Row(float y) => (-Reach, Reach);

    public float Distance(float x, float y)
    {
        var (across, down) = (MathF.Abs(x), MathF.Abs(y));
        return MathF.Min(MathF.Max(across - Arm, down - HalfWidth), MathF.Max(across - HalfWidth, down - Arm));
    }
}
