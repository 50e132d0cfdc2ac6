using System.Buffers.Binary;
using System.Text;

namespace LiveConv.Host.Output;

/// <summary>
/// Text in PNG files: tEXt chunks, or iTXt where the text isn't Latin-1 (PNG specification, section 11.3.4).
/// Pixels stay as they are.
/// </summary>
public static class PngMetadata
{
    private static ReadOnlySpan<byte> Signature => [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A];

    // Signature (8), then the IHDR chunk: length (4), type (4), data (13), CRC (4). Text comes right after it.
    private const int AfterHeader = 8 + 25;

    /// <summary>The file with one more text.</summary>
    /// <param name="png">A whole PNG file.</param>
    /// <param name="key">1 to 79 Latin-1 characters, for example <c>Pipeline</c>.</param>
    /// <param name="value">Any text.</param>
    /// <exception cref="ArgumentException">Not a PNG file, or not a valid key.</exception>
    public static byte[] Insert(ReadOnlySpan<byte> png, string key, string value)
    {
        ArgumentNullException.ThrowIfNull(key);
        ArgumentNullException.ThrowIfNull(value);
        RequirePng(png);
        if (key.Length is < 1 or > 79 || !IsLatin1(key)) throw new ArgumentException($"'{key}' can't be the key of a PNG text: 1 to 79 Latin-1 characters", nameof(key));

        byte[] data = IsLatin1(value)
            ? [.. Encoding.Latin1.GetBytes(key), 0, .. Encoding.Latin1.GetBytes(value)]
            : [.. Encoding.Latin1.GetBytes(key), 0, 0, 0, 0, 0, .. Encoding.UTF8.GetBytes(value)];
        byte[] typed = [.. IsLatin1(value) ? "tEXt"u8 : "iTXt"u8, .. data];
        var result = new byte[png.Length + typed.Length + 8];
        png[..AfterHeader].CopyTo(result);
        BinaryPrimitives.WriteInt32BigEndian(result.AsSpan(AfterHeader), data.Length);
        typed.CopyTo(result.AsSpan(AfterHeader + 4));
        BinaryPrimitives.WriteUInt32BigEndian(result.AsSpan(AfterHeader + 4 + typed.Length), Crc32.Compute(typed));
        png[AfterHeader..].CopyTo(result.AsSpan(AfterHeader + 8 + typed.Length));
        return result;
    }

    /// <summary>All texts of a PNG file, by key.</summary>
    public static IReadOnlyDictionary<string, string> Read(ReadOnlySpan<byte> png)
    {
        RequirePng(png);
        var texts = new Dictionary<string, string>();
        for (var at = 8; at + 12 <= png.Length;)
        {
            var length = BinaryPrimitives.ReadInt32BigEndian(png[at..]);
            if (length < 0 || at + 12L + length > png.Length) break;
            var type = png.Slice(at + 4, 4);
            var data = png.Slice(at + 8, length);
            var end = data.IndexOf((byte)0);
            if (end > 0 && type.SequenceEqual("tEXt"u8))
                texts[Encoding.Latin1.GetString(data[..end])] = Encoding.Latin1.GetString(data[(end + 1)..]);
            else if (end > 0 && type.SequenceEqual("iTXt"u8) && data.Length >= end + 5)
                texts[Encoding.Latin1.GetString(data[..end])] = Encoding.UTF8.GetString(data[(end + 5)..]);
            at += 12 + length;
        }

        return texts;
    }

    private static void RequirePng(ReadOnlySpan<byte> png)
    {
        if (png.Length < AfterHeader || !png.StartsWith(Signature)) throw new ArgumentException("not a PNG file", nameof(png));
    }

    private static bool IsLatin1(string text) => text.All(character => character is > '\0' and <= '\xFF');
}
