using LiveConv.Ops;
using LiveConv.Tensors;

namespace LiveConv.Tests.Support.Ops;

internal static class ResizeCases
{
    public static IEnumerable<OpCase> All =>
    [
        .. Enum.GetValues<ResizeMode>().SelectMany(mode => new[]
        {
            Case(mode, new(1, 1, 7, 5), 14, 10),
            Case(mode, new(1, 3, 7, 5), 21, 15),
            Case(mode, new(1, 4, 11, 13), 5, 7),
            Case(mode, new(2, 5, 11, 13), 13, 11),
            Case(mode, new(1, 1, 1, 1), 7, 5),
            Case(mode, new(1, 2, 7, 5), 1, 1),
            Case(mode, new(1, 9, 1, 17), 3, 5),
            Case(mode, new(1, 1, 23, 1), 11, 3),
            Case(mode, new(1, 8, 7, 5), 7, 5),
            Case(mode, new(2, 19, 5, 3), 7, 8),
            Case(mode, new(1, 37, 4, 7), 8, 3),
            Case(mode, new(1, 1, 16, 24), 4, 8),
            Case(mode, new(1, 1, 5, 3), 31, 101),
        }),
        .. Coordinates,
        OpCase.Of(new Resize(9, 7, ResizeMode.Nearest), "Nearest of special values", Values.Specials(new(1, 1, 5, 7))),
        OpCase.Of(new Resize(9, 7, ResizeMode.Bilinear), "Bilinear of large values", Values.Uniform(new(1, 1, 5, 4), 2501, 1e6f, 2e6f)),
        OpCase.Of(new Resize(10, 6, ResizeMode.Bilinear), "Bilinear of NaN", Values.Uniform(new(1, 1, 5, 3), 2502).With((7, float.NaN))),
    ];

    /// <summary>Every coordinate mode, reading mode and rounding.</summary>
    private static IEnumerable<OpCase> Coordinates =>
        from coordinates in Enum.GetValues<CoordinateMode>()
        from mode in Enum.GetValues<ResizeMode>()
        from rounding in mode == ResizeMode.Nearest ? Enum.GetValues<NearestRounding>() : [NearestRounding.RoundPreferFloor]
        from variant in Variants(new Resize(5, 11, mode) { CoordinateMode = coordinates, NearestRounding = rounding })
        select OpCase.Of(variant.Op, $"{mode} {coordinates} {rounding} {variant.What}", Values.Uniform(new(2, 5, 7, 9), 2600));

    private static IEnumerable<(string What, Resize Op)> Variants(Resize op)
    {
        yield return ("down and up", op);
        yield return ("by scales", op with { ScaleY = 0.8f, ScaleX = 1.25f });
        yield return ("to one pixel", op with { Height = 1, Width = 1 });
        if (op.CoordinateMode == CoordinateMode.TfCropAndResize) yield return ("beyond the picture", op with { Roi = new(-0.3f, 0.4f, 0.9f, 1.2f), ExtrapolationValue = 10 });
        if (op.Mode == ResizeMode.Nearest) yield break;
        yield return ("antialiased", op with { Antialias = true, Height = 3, Width = 4 });
        yield return ("without what is outside", op with { ExcludeOutside = true, CubicCoefficient = -0.5f });
    }

    private static OpCase Case(ResizeMode mode, Shape shape, int height, int width) =>
        OpCase.Of(new Resize(height, width, mode), $"{mode} {shape} to {height}×{width}", Values.Uniform(shape, 2400 + height));
}
