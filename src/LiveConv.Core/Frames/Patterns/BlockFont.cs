namespace LiveConv.Frames.Patterns;

/// <summary>Capital letters and digits of 5×7 blocks, drawn for this program. A row is five bits, the leftmost highest.</summary>
internal static class BlockFont
{
    public const int Columns = 5;

    public const int Rows = 7;

    private const string Letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";

    private static readonly string[] Glyphs =
    [
        "0E 11 11 1F 11 11 11", "1E 11 11 1E 11 11 1E", "0E 11 10 10 10 11 0E", "1E 11 11 11 11 11 1E", "1F 10 10 1E 10 10 1F",
        "1F 10 10 1E 10 10 10", "0E 11 10 17 11 11 0F", "11 11 11 1F 11 11 11", "0E 04 04 04 04 04 0E", "07 02 02 02 02 12 0C",
        "11 12 14 18 14 12 11", "10 10 10 10 10 10 1F", "11 1B 15 15 11 11 11", "11 19 15 13 11 11 11", "0E 11 11 11 11 11 0E",
        "1E 11 11 1E 10 10 10", "0E 11 11 11 15 12 0D", "1E 11 11 1E 14 12 11", "0F 10 10 0E 01 01 1E", "1F 04 04 04 04 04 04",
        "11 11 11 11 11 11 0E", "11 11 11 11 11 0A 04", "11 11 11 15 15 1B 11", "11 11 0A 04 0A 11 11", "11 11 0A 04 04 04 04",
        "1F 01 02 04 08 10 1F", "0E 11 13 15 19 11 0E", "04 0C 04 04 04 04 0E", "0E 11 01 06 08 10 1F", "0E 11 01 06 01 11 0E",
        "02 06 0A 12 1F 02 02", "1F 10 1E 01 01 11 0E", "06 08 10 1E 11 11 0E", "1F 01 02 04 04 04 04", "0E 11 11 0E 11 11 0E",
        "0E 11 11 0F 01 02 0C",
    ];

    private static readonly byte[] Bits = [.. Glyphs.SelectMany(glyph => glyph.Split(' ')).Select(row => Convert.ToByte(row, 16))];

    /// <summary>Whether the block is set; unknown characters are blank.</summary>
    public static bool IsSet(char letter, int row, int column)
    {
        var index = Letters.IndexOf(letter, StringComparison.Ordinal);
        return index >= 0 && (Bits[(index * Rows) + row] >> (Columns - 1 - column) & 1) != 0;
    }
}
