using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace LiveConv.Host.Capture;

/// <summary>Columns and rows, written 640x360.</summary>
public readonly record struct PictureSize(int Width, int Height)
{
    /// <summary>Largest width or height: what OpenGL textures and video codecs can hold.</summary>
    public const int Limit = 16384;

    /// <summary>Reads 640x360 (or 640×360); both from 1 to <see cref="Limit"/>.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out PictureSize size)
    {
        size = default;
        var parts = text?.Split('x', 'X', '×');
        if (parts is not { Length: 2 } || !TryParseSide(parts[0], out var width) || !TryParseSide(parts[1], out var height)) return false;
        size = new PictureSize(width, height);
        return true;
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Width}x{Height}");

    private static bool TryParseSide(string text, out int side) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out side) && side is >= 1 and <= Limit;
}
