using System.Diagnostics.CodeAnalysis;
using Microsoft.Win32.SafeHandles;

namespace LiveConv.Onnx;

/// <summary>
/// Walks the fields of a protobuf message in a file without loading it, so that weights go from the file straight into
/// tensors. Only the outermost levels of a model are read by it; every message inside is read by Google.Protobuf.
/// </summary>
internal sealed class WireReader(Stream stream, SafeFileHandle handle, string file)
{
    public const int Varint = 0, Fixed64 = 1, Delimited = 2, Fixed32 = 5;

    private const int LargestKept = 1 << 20;

    private byte[] buffer = new byte[4096];

    public long Length { get; } = stream.Length;

    public long Position => stream.Position;

    /// <summary>Reads the next field's number and wire type; false at the end of the message.</summary>
    public bool Next(long end, out int field, out int wireType)
    {
        (field, wireType) = (0, 0);
        if (Position >= end) return false;
        var tag = ReadVarint(end);
        (field, wireType) = ((int)(tag >> 3), (int)(tag & 7));
        if (tag is 0 or > uint.MaxValue || field == 0) throw Damaged("a field has no valid number");
        return true;
    }

    public ulong ReadVarint(long end)
    {
        ulong value = 0;
        for (var shift = 0; shift < 64; shift += 7)
        {
            var next = Position < end ? stream.ReadByte() : -1;
            if (next < 0) throw Damaged("it ends in the middle of a number; the file is truncated");
            value |= (ulong)(next & 0x7F) << shift;
            if (next < 0x80) return value;
        }

        throw Damaged("a number has more than 64 bits");
    }

    /// <summary>The end of the message or the bytes that begin here.</summary>
    public long ReadEnd(long end, string what)
    {
        var length = ReadVarint(end);
        if (length > (ulong)(end - Position))
            throw Damaged($"{what} claims {length} bytes, but only {end - Position} {Amount.Noun(end - Position, "is", "are")} left; the file is truncated or damaged");
        return Position + (long)length;
    }

    /// <summary>The bytes up to <paramref name="end"/>; valid until the next call.</summary>
    public ReadOnlySpan<byte> ReadBytes(long end)
    {
        var length = end - Position;
        if (length > Array.MaxLength) throw Damaged("a message inside it is larger than 2 GB; store the weights as external data");
        if (buffer.Length < length && length <= LargestKept) buffer = new byte[Math.Min(LargestKept, Math.Max(length, 2L * buffer.Length))];
        var bytes = (length <= LargestKept ? buffer : GC.AllocateUninitializedArray<byte>((int)length)).AsSpan(0, (int)length);
        stream.ReadExactly(bytes);
        return bytes;
    }

    /// <summary>The bytes up to <paramref name="end"/>, left in the file.</summary>
    public RawData Leave(long end)
    {
        var raw = new FileRawData(handle, Position, end - Position);
        stream.Position = end;
        return raw;
    }

    /// <summary>Goes back to a place read before.</summary>
    public void Return(long position) => stream.Position = position;

    public void Skip(int wireType, long end)
    {
        switch (wireType)
        {
            case Varint:
                ReadVarint(end);
                break;
            case Delimited:
                stream.Position = ReadEnd(end, "an unknown field");
                break;
            case Fixed32 or Fixed64 when Position + (wireType == Fixed32 ? 4 : 8) <= end:
                stream.Position += wireType == Fixed32 ? 4 : 8;
                break;
            default:
                throw Damaged($"a field has the wire type {wireType}, which ONNX doesn't use");
        }
    }

    /// <summary>Throws unless a field has the wire type that the format gives it.</summary>
    public void Require(int wireType, int expected, string what)
    {
        if (wireType != expected) throw Damaged($"{what} has the wire type {wireType} instead of {expected}");
    }

    [DoesNotReturn]
    public void Fail(string problem) => throw Damaged(problem);

    private OnnxImportException Damaged(string problem) =>
        new($"{file}: not a valid ONNX model: {problem} (at byte {Math.Min(Position, Length)} of {Length})");
}
