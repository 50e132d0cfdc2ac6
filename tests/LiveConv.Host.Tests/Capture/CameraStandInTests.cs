using System.Globalization;
using Xunit;

namespace LiveConv.Host.Tests.Capture;

/// <summary>The camera stand-in, read as the product reads a camera: through OpenCV's V4L2.</summary>
public sealed class CameraStandInTests
{
    // OpenCV throws a camera's first picture away.
    private const int First = 1;

    [Theory]
    [InlineData("YUYV", 640, 480, 30)]
    [InlineData("YUYV", 320, 240, 60)]
    [InlineData("MJPG", 640, 480, 30)]
    [InlineData("MJPG", 1280, 720, 30)]
    public void Read_EveryMode_HasTheFramesInOrderNoneTwice(string fourcc, int width, int height, int fps)
    {
        var log = Path.GetTempFileName();
        var numbers = Read("ok", log, fourcc, width, height, fps);
        var lines = File.ReadAllLines(log);
        File.Delete(log);

        Assert.Equal($"streaming {fourcc} {width}x{height} {fps} fps", lines[0]);
        Assert.Equal(30, numbers.Length);
        Assert.Equal(First, numbers[0]);
        Assert.All(numbers.Zip(numbers.Skip(1)), pair => Assert.True(pair.First < pair.Second, $"{pair.Second} after {pair.First}"));
        // Only what the camera itself dropped, because the machine was too busy to fetch it, may be missing.
        var dropped = int.Parse(lines[1].Split(' ')[^1], CultureInfo.InvariantCulture);
        Assert.InRange(numbers[^1], First + 29, First + 29 + dropped);
    }

    [Theory]
    [InlineData("YUYV", 354, 290, 5)]
    [InlineData("YUYV", 178, 147, 15)]
    [InlineData("MJPG", 281, 243, 5)]
    [InlineData("MJPG", 797, 451, 7)]
    public void Read_OddModesOfACheapCamera_HaveTheFramesInOrder(string fourcc, int width, int height, int fps)
    {
        var numbers = Read("cheap", null, fourcc, width, height, fps, frames: 6);

        Assert.Equal(6, numbers.Length);
        Assert.All(numbers.Zip(numbers.Skip(1)), pair => Assert.True(pair.First < pair.Second, $"{pair.Second} after {pair.First}"));
    }

    [Fact]
    public void Read_UnpluggedCamera_EndsBeforeTheFrameThatNeverCame()
    {
        var numbers = Read("unplug:10", null, "YUYV", 640, 480, 30);
        Assert.Equal(Enumerable.Range(First, numbers.Length), numbers);
        Assert.InRange(numbers.Length, 5, 9);
    }

    private static int[] Read(string behaviour, string? log, string fourcc, int width, int height, int fps, int frames = 30)
        => [.. CameraChild.Run(behaviour, log, "read", fourcc, $"{width}", $"{height}", $"{fps}", $"{frames}").Split(' ').Select(int.Parse)];
}
