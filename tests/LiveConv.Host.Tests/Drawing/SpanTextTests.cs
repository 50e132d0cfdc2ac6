using LiveConv.Host.Drawing;
using Xunit;

namespace LiveConv.Host.Tests.Drawing;

public sealed class SpanTextTests
{
    [Fact]
    public void Write_ValuesOfEachKind_AreFormattedInTheInvariantCulture()
    {
        Span<char> text = stackalloc char[80];

        var length = text.Write($"{-3} {12345678901L:N0} {0.125f:G9} {1.5:0.00} {'✓'} {"name"} {"span".AsSpan()} {null as string}.");

        Assert.Equal("-3 12,345,678,901 0.125 1.50 ✓ name span .", text[..length].ToString());
    }

    [Theory]
    [InlineData(0, "")]
    [InlineData(3, "abc")]
    [InlineData(5, "abc 1")]
    [InlineData(6, "abc 1 ")]
    public void Write_MoreThanThereIsRoomFor_WritesWhatFits(int room, string expected)
    {
        Span<char> text = stackalloc char[room];

        var length = text.Write($"abc {1} {2345}");

        Assert.Equal(expected, text[..length].ToString());
    }

    [Fact]
    public void Write_FromTheSecondTimeOn_AllocatesNothing()
    {
        Span<char> text = stackalloc char[80];
        long before = 0, after = 0;
        for (var time = 0; time < 4; time++)
        {
            before = GC.GetAllocatedBytesForCurrentThread();
            _ = text.Write($"{time} {2L * time:N0} {0.125f * time:G9} {1.5 * time:0.00} {'✓'}");
            after = GC.GetAllocatedBytesForCurrentThread();
        }

        Assert.Equal(0, after - before);
    }
}
