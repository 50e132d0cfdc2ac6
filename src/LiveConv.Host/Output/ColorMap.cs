namespace LiveConv.Host.Output;

/// <summary>
/// Colours for numbers: a perceptual map (dark blue to yellow, lightness even) for values of one sign, and a
/// diverging one (blue, near black, orange) in which zero has a colour of its own.
/// </summary>
internal static class ColorMap
{
    private static readonly (byte R, byte G, byte B)[] Perceptual = Interpolate(
        (68, 1, 84), (72, 40, 120), (62, 74, 137), (49, 104, 142), (38, 130, 142), (31, 158, 137), (53, 183, 121), (109, 205, 89), (180, 222, 44), (253, 231, 37));

    private static readonly (byte R, byte G, byte B)[] Diverging = Interpolate(
        (150, 220, 255), (60, 150, 235), (25, 75, 150), (16, 16, 20), (150, 70, 20), (235, 140, 45), (255, 215, 140));

    /// <param name="part">0…1; outside is clamped, NaN is 0.</param>
    public static (byte R, byte G, byte B) Unsigned(float part) => Perceptual[Index(part)];

    /// <param name="part">−1…1; outside is clamped, NaN is 0.</param>
    public static (byte R, byte G, byte B) Signed(float part) => Diverging[Index((float.IsNaN(part) ? 0 : part * 0.5f) + 0.5f)];

    private static int Index(float part) => float.IsNaN(part) ? 0 : (int)((Math.Clamp(part, 0, 1) * 255) + 0.5f);

    private static (byte R, byte G, byte B)[] Interpolate(params (byte R, byte G, byte B)[] anchors)
    {
        var map = new (byte, byte, byte)[256];
        for (var i = 0; i < 256; i++)
        {
            var place = i / 255f * (anchors.Length - 1);
            var below = Math.Min((int)place, anchors.Length - 2);
            var (a, b, t) = (anchors[below], anchors[below + 1], place - below);
            map[i] = (Mix(a.R, b.R, t), Mix(a.G, b.G, t), Mix(a.B, b.B, t));
        }

        return map;
    }

    private static byte Mix(byte a, byte b, float t) => (byte)(a + ((b - a) * t) + 0.5f);
}
