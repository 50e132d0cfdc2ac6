using System.Buffers.Binary;

namespace LiveConv.Host.Capture;

/// <summary>Sees from outside whether a PNG is whole (PNG specification, 5: signature and chunks): libpng says so too, but on standard error.</summary>
internal static class PngChunks
{
    private const int SignatureLength = 8;

    // Length and type before a chunk's data, a CRC behind them.
    private const int Frame = 12;

    /// <summary>Whether the bytes are those of a PNG that breaks off before its end.</summary>
    public static bool IsCutShort(ReadOnlySpan<byte> file)
    {
        if (file.Length < SignatureLength || !file[..SignatureLength].SequenceEqual((ReadOnlySpan<byte>)[0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A])) return false;
        for (long at = SignatureLength; at + Frame <= file.Length;)
        {
            if (file.Slice((int)at + 4, 4).SequenceEqual("IEND"u8)) return false;
            at += Frame + BinaryPrimitives.ReadUInt32BigEndian(file[(int)at..]);
        }

        return true;
    }
}
