namespace LiveConv.Tests.Support;

/// <summary>
/// A number drawn into a picture, so that a test can tell which frame it sees. The top 32 rows are 32 cells of
/// width/32 pixels; the leftmost is bit 31; bright is 1. tests/v4l2/frame.h draws the same.
/// </summary>
public static class Barcode
{
    public const int Rows = 32;
    private const int Cells = 32;
    private const byte Dark = 16, Bright = 235;

    /// <summary>Reads the number.</summary>
    /// <param name="pixels">Rows of <paramref name="width"/> pixels from the top, at least 17 of them, without padding.</param>
    /// <param name="width">Columns, at least 32.</param>
    /// <param name="channels">Bytes a pixel; the second (green, or of two the first) is read.</param>
    /// <returns>The number, or null where a cell is neither clearly dark nor clearly bright: there is no barcode.</returns>
    public static uint? Read(ReadOnlySpan<byte> pixels, int width, int channels)
    {
        var number = 0u;
        for (var cell = 0; cell < Cells; cell++)
        {
            var column = (2 * cell + 1) * (width / Cells) / 2;
            var value = pixels[(Rows / 2 * width + column) * channels + (channels > 2 ? 1 : 0)];
            if (value is > 80 and < 176) return null;
            number = number << 1 | (value >= 176 ? 1u : 0u);
        }
        return number;
    }

    /// <summary>Draws the number into the top 32 rows, leaving alpha (a fourth channel) alone.</summary>
    public static void Draw(uint number, Span<byte> pixels, int width, int channels)
    {
        for (var row = 0; row < Rows; row++)
            for (var column = 0; column < width; column++)
            {
                var cell = Math.Min(column / (width / Cells), Cells - 1);
                var value = (number >> Cells - 1 - cell & 1) != 0 ? Bright : Dark;
                pixels.Slice((row * width + column) * channels, Math.Min(channels, 3)).Fill(value);
            }
    }
}
