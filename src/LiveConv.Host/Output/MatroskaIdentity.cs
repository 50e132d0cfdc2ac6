using System.Buffers.Binary;

namespace LiveConv.Host.Output;

/// <summary>
/// Takes the random identity out of a Matroska file, so that the same frames give the same bytes: the segment's
/// UID becomes a Void element, the track's UID becomes 1, and the CRC-32 of the elements around them is renewed.
/// Element IDs and layout: RFC 9559 (Matroska) and RFC 8794 (EBML).
/// </summary>
internal static class MatroskaIdentity
{
    private const uint Segment = 0x18538067, Info = 0x1549A966, Tracks = 0x1654AE6B, TrackEntry = 0xAE, Tags = 0x1254C367;
    private const uint Tag = 0x7373, Targets = 0x63C0, Crc = 0xBF, Cluster = 0x1F43B675;
    private const uint SegmentUid = 0x73A4, TrackUid = 0x73C5, TagTrackUid = 0x63C5;

    /// <summary>Rewrites the head of the file in place. A file that isn't Matroska stays as it is.</summary>
    public static void Remove(string path)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.ReadWrite);
        // Everything before the first cluster is far smaller than this.
        var head = new byte[Math.Min(file.Length, 1 << 16)];
        file.ReadExactly(head);
        Visit(head);
        file.Position = 0;
        file.Write(head);
    }

    private static void Visit(Span<byte> elements)
    {
        for (var at = 0; TryReadNumber(elements, ref at, keepMarker: true, out var id);)
        {
            var start = at;
            if (!TryReadNumber(elements, ref at, keepMarker: false, out var size) || id == Cluster) return;
            var body = elements[at..(int)Math.Min((ulong)elements.Length, (ulong)at + size)];
            switch (id)
            {
                case Segment or Info or Tracks or TrackEntry or Tags or Tag or Targets:
                    Visit(body);
                    RenewCrc(body);
                    break;
                case SegmentUid when body.Length == 16:
                    // Two bytes of ID and one of size become one of each and one byte more of nothing.
                    elements[start - 2] = 0xEC;
                    elements[start - 1] = 0x91;
                    elements[start] = 0;
                    body.Clear();
                    break;
                case TrackUid or TagTrackUid when body.Length == 8:
                    BinaryPrimitives.WriteUInt64BigEndian(body, 1);
                    break;
            }

            at += body.Length;
        }
    }

    private static void RenewCrc(Span<byte> body)
    {
        if (body.Length > 6 && body[0] == Crc && body[1] == 0x84)
            BinaryPrimitives.WriteUInt32LittleEndian(body[2..], Crc32.Compute(body[6..]));
    }

    /// <summary>An EBML number: as many bytes as there are leading zero bits in the first one, and one.</summary>
    private static bool TryReadNumber(ReadOnlySpan<byte> data, ref int at, bool keepMarker, out ulong value)
    {
        value = 0;
        if (at >= data.Length || data[at] == 0) return false;
        var length = byte.LeadingZeroCount(data[at]) + 1;
        if (at + length > data.Length) return false;
        for (var i = 0; i < length; i++) value = (value << 8) | data[at + i];
        if (!keepMarker) value &= (1UL << (7 * length)) - 1;
        at += length;
        return true;
    }
}
