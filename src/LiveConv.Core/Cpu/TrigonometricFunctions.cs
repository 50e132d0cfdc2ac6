namespace LiveConv.Cpu;

/// <summary>The C library's functions of angles on spans, value by value: networks hardly use them.</summary>
internal static class TrigonometricFunctions
{
    public static SpanFunction Sin { get; } = Each(MathF.Sin);

    public static SpanFunction Cos { get; } = Each(MathF.Cos);

    public static SpanFunction Tan { get; } = Each(MathF.Tan);

    public static SpanFunction Asin { get; } = Each(MathF.Asin);

    public static SpanFunction Acos { get; } = Each(MathF.Acos);

    public static SpanFunction Atan { get; } = Each(MathF.Atan);

    public static SpanFunction Sinh { get; } = Each(MathF.Sinh);

    public static SpanFunction Cosh { get; } = Each(MathF.Cosh);

    public static SpanFunction Asinh { get; } = Each(MathF.Asinh);

    public static SpanFunction Acosh { get; } = Each(MathF.Acosh);

    public static SpanFunction Atanh { get; } = Each(MathF.Atanh);

    private static SpanFunction Each(Func<float, float> function) => (a, _, y) =>
    {
        for (var i = 0; i < y.Length; i++) y[i] = function(a[i]);
    };
}
