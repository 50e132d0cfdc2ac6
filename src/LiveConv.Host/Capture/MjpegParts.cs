using System.Globalization;
using System.Text;

namespace LiveConv.Host.Capture;

/// <summary>
/// The parts of a multipart/x-mixed-replace stream (RFC 2046, 5.1): a line with the boundary, headers, an empty line, the bytes.
/// What lies between parts is passed over, so that a wrong length costs one picture and not the stream.
/// </summary>
/// <param name="stream">The response's body.</param>
/// <param name="boundary">As the content type states it; cameras state it with and without its two dashes.</param>
internal sealed class MjpegParts(Stream stream, string boundary)
{
    private const int LongestLine = 4096;
    private const int LargestPart = 64 << 20;

    private readonly byte[] mark = Encoding.ASCII.GetBytes("--" + boundary.TrimStart('-'));
    private byte[] bytes = new byte[1 << 16];
    private int start;
    private int end;

    /// <summary>Reads the next part; it is there until the one after it is read.</summary>
    /// <returns>False at the end.</returns>
    /// <exception cref="OperationCanceledException">Nothing came in time.</exception>
    /// <exception cref="IOException">The connection broke.</exception>
    public bool TryRead(out ReadOnlySpan<byte> part, CancellationToken patience)
    {
        part = default;
        while (true)
        {
            if (!TryReadLine(out var line, patience)) return false;
            if (line.StartsWith(mark)) break;
        }

        int? length = null;
        while (true)
        {
            if (!TryReadLine(out var line, patience)) return false;
            if (line.IsEmpty) break;
            if (LengthOf(line) is { } stated) length = stated;
        }

        var count = length ?? IndexOfBoundary(patience);
        if (count is < 0 or > LargestPart || !Fill(count, patience)) return false;
        part = bytes.AsSpan(start, count);
        start += count;
        return true;
    }

    private static int? LengthOf(ReadOnlySpan<byte> line)
    {
        var colon = line.IndexOf((byte)':');
        if (colon < 0 || !Ascii.EqualsIgnoreCase(line[..colon], "content-length"u8)) return null;
        return int.TryParse(line[(colon + 1)..], NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture, out var length) && length >= 0 ? length : null;
    }

    /// <summary>How many bytes come before the next boundary, where no header says so; −1 at the end.</summary>
    private int IndexOfBoundary(CancellationToken patience)
    {
        for (var searched = 0; ;)
        {
            var at = bytes.AsSpan(start + searched, end - start - searched).IndexOf(mark);
            if (at >= 0) return searched + at;
            searched = Math.Max(0, end - start - mark.Length);
            if (end - start > LargestPart || !Fill(end - start + 1, patience)) return -1;
        }
    }

    /// <summary>A line without its end; of what is too long to be one, as bytes of pictures are, only the last piece.</summary>
    private bool TryReadLine(out ReadOnlySpan<byte> line, CancellationToken patience)
    {
        line = default;
        for (var searched = 0; ;)
        {
            var at = bytes.AsSpan(start + searched, end - start - searched).IndexOf((byte)'\n');
            if (at >= 0)
            {
                line = bytes.AsSpan(start, searched + at).TrimEnd((byte)'\r');
                start += searched + at + 1;
                return true;
            }

            if (end - start > LongestLine) start = end - mark.Length;
            searched = end - start;
            if (!Fill(searched + 1, patience)) return false;
        }
    }

    /// <summary>Reads until so many bytes are there.</summary>
    private bool Fill(int count, CancellationToken patience)
    {
        if (bytes.Length - start < count)
        {
            var moved = bytes.Length < count ? new byte[Math.Max(count, 2 * bytes.Length)] : bytes;
            bytes.AsSpan(start, end - start).CopyTo(moved);
            (bytes, start, end) = (moved, 0, end - start);
        }

        while (end - start < count)
        {
            if (end == bytes.Length)
            {
                bytes.AsSpan(start, end - start).CopyTo(bytes);
                (start, end) = (0, end - start);
            }

            var read = stream.ReadAsync(bytes.AsMemory(end), patience).AsTask().GetAwaiter().GetResult();
            if (read == 0) return false;
            end += read;
        }

        return true;
    }
}
