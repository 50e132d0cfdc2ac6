using Google.Protobuf;
using Microsoft.Win32.SafeHandles;

namespace LiveConv.Onnx;

/// <summary>The bytes of a tensor, little-endian and row-major, wherever they are.</summary>
internal abstract class RawData(long length)
{
    public long Length { get; } = length;

    /// <summary>Copies the bytes from <paramref name="offset"/> on.</summary>
    public abstract void Read(long offset, Span<byte> destination);
}

/// <summary>Bytes inside a message.</summary>
internal sealed class MemoryRawData(ByteString bytes) : RawData(bytes.Length)
{
    public override void Read(long offset, Span<byte> destination) => bytes.Span.Slice((int)offset, destination.Length).CopyTo(destination);
}

/// <summary>Bytes of an open file.</summary>
internal sealed class FileRawData(SafeFileHandle handle, long start, long length) : RawData(length)
{
    public override void Read(long offset, Span<byte> destination)
    {
        while (destination.Length > 0)
        {
            var read = RandomAccess.Read(handle, destination, start + offset);
            if (read == 0) throw new EndOfStreamException("the file became shorter while it was read");
            destination = destination[read..];
            offset += read;
        }
    }
}
