using System.Text;
using LiveConv.Host.Capture;
using Xunit;

namespace LiveConv.Host.Tests.Capture;

public sealed class MjpegPartsTests
{
    [Theory]
    [InlineData("--b\r\nContent-Length: 3\r\n\r\none\r\n--b\r\n\r\ntwo--b--\r\n", "b", "one|two")]
    [InlineData("preamble\r\n--b\ncontent-length:4\nX: y\n\nfour\n--b\nCONTENT-LENGTH: 0\n\n\n--b--", "--b", "four|")]
    [InlineData("--b\r\nContent-Length: 2\r\n\r\ntoo long for it\r\n--b\r\nContent-Length: 1\r\n\r\n1", "b", "to|1")]
    [InlineData("--b\r\nContent-Length: many\r\n\r\nunknown--b\r\nContent-Length: 9\r\n\r\ncut", "b", "unknown")]
    [InlineData("", "b", null)]
    public void TryRead_Stream_GivesItsParts(string text, string boundary, string? expected)
    {
        // Byte by byte as well: a network cuts wherever it likes.
        foreach (var stream in new Stream[] { new MemoryStream(Encoding.ASCII.GetBytes(text)), new Dripping(Encoding.ASCII.GetBytes(text)) })
        {
            var parts = new MjpegParts(stream, boundary);
            var read = new List<string>();
            while (parts.TryRead(out var part, CancellationToken.None)) read.Add(Encoding.ASCII.GetString(part));
            Assert.Equal(expected, read.Count == 0 ? null : string.Join('|', read));
        }
    }

    [Fact]
    public void TryRead_PartsLargerThanTheBuffer_AreWhole()
    {
        var random = new Random(3);
        var pictures = Enumerable.Range(0, 5).Select(i =>
        {
            var picture = new byte[(i * 70_001) + 1];
            random.NextBytes(picture);
            return picture;
        }).ToArray();
        using var stream = new MemoryStream();
        foreach (var picture in pictures)
        {
            stream.Write(Encoding.ASCII.GetBytes($"--x\r\nContent-Length: {picture.Length}\r\n\r\n"));
            stream.Write(picture);
            stream.Write("\r\n"u8);
        }

        stream.Position = 0;
        var parts = new MjpegParts(stream, "x");
        foreach (var picture in pictures)
        {
            Assert.True(parts.TryRead(out var part, CancellationToken.None));
            Assert.True(part.SequenceEqual(picture));
        }

        Assert.False(parts.TryRead(out _, CancellationToken.None));
    }

    private sealed class Dripping(byte[] bytes) : MemoryStream(bytes)
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => base.ReadAsync(buffer[..Math.Min(1, buffer.Length)], cancellationToken);
    }
}
