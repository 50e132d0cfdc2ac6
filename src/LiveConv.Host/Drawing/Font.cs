using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.Json;
using OpenCvSharp;

namespace LiveConv.Host.Drawing;

/// <summary>
/// Text at one size: a proportional and a fixed-width face that share one atlas, so that a whole overlay is one draw.
/// Baked by assets/fonts/bake.py.
/// </summary>
public sealed class Font
{
    private static readonly JsonSerializerOptions _json = new(JsonSerializerDefaults.Web);

    private Font(Metrics metrics, Mat atlas)
    {
        PixelSize = metrics.Size;
        Ascent = metrics.Ascent;
        LineHeight = metrics.LineHeight;
        (WhiteX, WhiteY) = (metrics.White[0], metrics.White[1]);
        Sans = Face(metrics.Sans);
        Mono = Face(metrics.Mono);
        (AtlasWidth, AtlasHeight) = (atlas.Width, atlas.Height);
        Atlas = new byte[AtlasWidth * AtlasHeight];
        Marshal.Copy(atlas.Data, Atlas, 0, Atlas.Length);
    }

    /// <summary>Nominal height in pixels.</summary>
    public int PixelSize { get; }

    /// <summary>From the top of a line to its baseline, in pixels.</summary>
    public int Ascent { get; }

    /// <summary>From one baseline to the next, in pixels.</summary>
    public int LineHeight { get; }

    public int AtlasWidth { get; }

    public int AtlasHeight { get; }

    /// <summary>AtlasWidth·AtlasHeight bytes of coverage from the top row: 0 empty, 255 full.</summary>
    public byte[] Atlas { get; }

    /// <summary>The middle of a solid cell of the atlas: sampled there, a rectangle is filled.</summary>
    public int WhiteX { get; }

    public int WhiteY { get; }

    /// <summary>For words.</summary>
    public FontFace Sans { get; }

    /// <summary>For numbers that change, so that they keep their place.</summary>
    public FontFace Mono { get; }

    /// <summary>Loads the baked size nearest to the one wanted.</summary>
    /// <param name="folder">Holds N.png and N.json for each size N.</param>
    /// <param name="pixelSize">Wanted height in pixels.</param>
    /// <exception cref="FileNotFoundException">The folder has no font, or a font lacks its picture.</exception>
    public static Font Load(string folder, int pixelSize)
    {
        var sizes = Directory.Exists(folder)
            ? Directory.EnumerateFiles(folder, "*.json").Select(file => int.Parse(Path.GetFileNameWithoutExtension(file), CultureInfo.InvariantCulture)).ToArray()
            : [];
        if (sizes.Length == 0) throw new FileNotFoundException($"{folder}: no fonts (N.json and N.png) there; build LiveConv again", folder);
        var size = sizes.MinBy(s => (Math.Abs(s - pixelSize), s));
        var path = Path.Combine(folder, size.ToString(CultureInfo.InvariantCulture));
        using var atlas = Cv2.ImRead(path + ".png", ImreadModes.Grayscale);
        if (atlas.Empty()) throw new FileNotFoundException($"{path}.png: missing or not a picture; build LiveConv again", path + ".png");
        return new Font(JsonSerializer.Deserialize<Metrics>(File.ReadAllBytes(path + ".json"), _json)!, atlas);
    }

    private static FontFace Face(Dictionary<string, short[]> rows)
        => new(rows.ToDictionary(row => row.Key[0], row => row.Value switch
        {
            [var x, var y, var width, var height, var left, var top, var advance] => new Glyph(x, y, width, height, left, top, advance),
            _ => throw new JsonException($"the glyph '{row.Key}' has {row.Value.Length} numbers, not 7"),
        }));

    private sealed record Metrics(int Size, int Ascent, int LineHeight, int[] White, Dictionary<string, short[]> Sans, Dictionary<string, short[]> Mono);
}
