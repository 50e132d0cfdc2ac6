using LiveConv.Frames;

namespace LiveConv.Host.Capture;

/// <summary>Says why a file can't be shown, from what can be seen without a decoder.</summary>
internal static class FileReason
{
    /// <summary>Throws unless the file exists, may be read and isn't empty.</summary>
    /// <exception cref="SourceException">One line: the file and the reason.</exception>
    public static void RequireReadable(string path)
    {
        try
        {
            using var file = File.OpenRead(path);
            if (file.Length == 0) throw new SourceException($"{path}: the file is empty");
        }
        catch (Exception failure) when (FileProblem.Is(failure))
        {
            throw new SourceException(FileProblem.Of(path, failure));
        }
    }

    /// <summary>Why no decoder took a file: it is text, its index is missing, or its format is unknown.</summary>
    /// <param name="path">A readable file.</param>
    /// <param name="kind">What it was taken for: video, picture.</param>
    public static string Undecodable(string path, string kind)
    {
        using var file = File.OpenRead(path);
        var head = new byte[512];
        var count = file.ReadAtLeast(head, head.Length, throwOnEndOfStream: false);
        if (head.AsSpan(0, count).IndexOfAnyInRange((byte)0, (byte)8) < 0) return $"{path}: is a text file, not a {kind}";
        if (head.AsSpan(4, 4).SequenceEqual("ftyp"u8) && !HasBox(file, "moov"u8)) return $"{path}: is cut short: the index at its end (moov) is missing";
        return $"{path}: is damaged, or not a {kind} in a format that can be decoded";
    }

    /// <summary>Whether an ISO base media file has a top-level box of this type.</summary>
    private static bool HasBox(FileStream file, ReadOnlySpan<byte> type)
    {
        Span<byte> header = stackalloc byte[16];
        for (long at = 0; at + 8 <= file.Length;)
        {
            file.Position = at;
            var count = file.ReadAtLeast(header, 16, throwOnEndOfStream: false);
            if (header.Slice(4, 4).SequenceEqual(type)) return true;
            long size = System.Buffers.Binary.BinaryPrimitives.ReadUInt32BigEndian(header);
            if (size == 1 && count == 16) size = System.Buffers.Binary.BinaryPrimitives.ReadInt64BigEndian(header[8..]);
            if (size < 8) return false;
            at += size;
        }

        return false;
    }
}
