namespace LiveConv.Host.Output;

/// <summary>
/// Colours for numbers. One sign: viridis (S. van der Walt and N. Smith, matplotlib, 2015; ten of its colours, CC0), from dark
/// blue to yellow in even steps of lightness. Both signs: blue, white, red with white at zero, the two sides alike in lightness
/// (the principle of K. Moreland, "Diverging Color Maps for Scientific Visualization", 2009). Both are safe for the colour-blind.
/// </summary>
internal static class ColorMap
{
    /// <summary>Colours in a map: odd, so that zero has one of its own.</summary>
    public const int Size = 257;

    private static readonly (byte R, byte G, byte B)[] Perceptual = Interpolate(
        (68, 1, 84), (72, 40, 120), (62, 74, 137), (49, 104, 142), (38, 130, 142), (31, 158, 137), (53, 183, 121), (109, 205, 89), (180, 222, 44), (253, 231, 37));

    private static readonly (byte R, byte G, byte B)[] Diverging = Interpolate(
        (8, 40, 110), (38, 96, 180), (110, 170, 225), (190, 220, 242), (248, 248, 248), (250, 208, 188), (232, 140, 110), (196, 50, 52), (112, 6, 34));

    private static readonly uint[][] Tables = [MakeTable(false, false), MakeTable(false, true), MakeTable(true, false), MakeTable(true, true)];

    /// <summary>The colour of NaN in tables, which no map has: magenta.</summary>
    public const uint NotANumber = 0xFF_FF_00_FF;

    /// <param name="part">0…1; outside is clamped, NaN is 0.</param>
    public static (byte R, byte G, byte B) Unsigned(float part) => Perceptual[Index(part)];

    /// <param name="part">−1…1; outside is clamped, NaN is 0.</param>
    public static (byte R, byte G, byte B) Signed(float part) => Diverging[Index((float.IsNaN(part) ? 0 : part * 0.5f) + 0.5f)];

    /// <summary>A map as <see cref="Size"/> RGBA pixels, for a texture.</summary>
    public static byte[] Pixels(bool diverging)
    {
        var pixels = new byte[Size * 4];
        for (var i = 0; i < Size; i++)
        {
            var (r, g, b) = (diverging ? Diverging : Perceptual)[i];
            (pixels[i * 4], pixels[(i * 4) + 1], pixels[(i * 4) + 2], pixels[(i * 4) + 3]) = (r, g, b, 255);
        }

        return pixels;
    }

    /// <summary>A map as 0xAABBGGRR: <see cref="Size"/> colours from the lowest value to the highest, then the one of NaN.</summary>
    /// <param name="diverging">Blue, white, red; else viridis.</param>
    /// <param name="veil">What is zero is transparent and the largest opaque, to lie over a picture.</param>
    public static ReadOnlySpan<uint> Table(bool diverging, bool veil = false) => Tables[(diverging ? 2 : 0) + (veil ? 1 : 0)];

    private static uint[] MakeTable(bool diverging, bool veil)
    {
        var table = new uint[Size + 1];
        for (var i = 0; i < Size; i++)
        {
            var (r, g, b) = (diverging ? Diverging : Perceptual)[i];
            var strength = diverging ? Math.Abs((2.0 * i / (Size - 1)) - 1) : i / (Size - 1.0);
            table[i] = ((veil ? (uint)((255 * strength) + 0.5) : 255) << 24) | ((uint)b << 16) | ((uint)g << 8) | r;
        }

        table[Size] = NotANumber;
        return table;
    }

    private static int Index(float part) => float.IsNaN(part) ? 0 : (int)((Math.Clamp(part, 0, 1) * (Size - 1)) + 0.5f);

    private static (byte R, byte G, byte B)[] Interpolate(params (byte R, byte G, byte B)[] anchors)
    {
        var map = new (byte, byte, byte)[Size];
        for (var i = 0; i < Size; i++)
        {
            var place = i / (Size - 1f) * (anchors.Length - 1);
            var below = Math.Min((int)place, anchors.Length - 2);
            var (a, b, t) = (anchors[below], anchors[below + 1], place - below);
            map[i] = (Mix(a.R, b.R, t), Mix(a.G, b.G, t), Mix(a.B, b.B, t));
        }

        return map;
    }

    private static byte Mix(byte a, byte b, float t) => (byte)(a + ((b - a) * t) + 0.5f);
}
