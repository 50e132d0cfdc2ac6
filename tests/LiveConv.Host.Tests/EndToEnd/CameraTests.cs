using System.Diagnostics;
using System.Text.Json;
using LiveConv.Tests.Support;
using Xunit;

namespace LiveConv.Host.Tests.EndToEnd;

/// <summary>The camera path, with a driver of our own behind /dev/video0 (tests/v4l2) whose frames carry their number.</summary>
public sealed class CameraTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("liveconv-camera").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory]
    [InlineData("", "YUYV 640x480 30 fps", 30)]
    [InlineData("--size 320x240 --fps 60", "YUYV 320x240 60 fps", 60)]
    [InlineData("--size 1280x720 --fps 30", "MJPG 1280x720 30 fps", 30)]
    public void Render_FromCamera_GivesItsFramesInOrderNoneTwiceAtItsRate(string options, string mode, double rate)
    {
        const int Frames = 30;
        var target = Path.Combine(folder, "out.mkv");
        var log = Path.Combine(folder, "log.txt");

        var started = Stopwatch.GetTimestamp();
        var (code, _, error) = Run($"render --source camera:0 {options} --frames {Frames} --pipeline identity --backend cpu --out {target}", "ok", log);
        var seconds = Stopwatch.GetElapsedTime(started).TotalSeconds;

        Assert.True(code == 0, error);
        Assert.StartsWith($"streaming {mode}", File.ReadAllText(log), StringComparison.Ordinal);
        var numbers = Numbers.OfVideo(target);
        Assert.Equal(Frames, numbers.Length);
        Assert.All(numbers, number => Assert.NotNull(number));
        Assert.All(numbers.Zip(numbers.Skip(1)), pair => Assert.True(pair.Second > pair.First, $"{pair.Second} came after {pair.First}"));
        Assert.True(numbers[^1] - numbers[0] < 2 * Frames, $"frames {numbers[0]} to {numbers[^1]}: too many were lost");
        Assert.True(seconds > (Frames - 1) / rate, $"{Frames} frames at {rate} fps came in {seconds:0.00} s");
    }

    [Theory]
    [InlineData("", "YUYV 354x290 5 fps", 354, 290)]
    [InlineData("--size 178x147 --fps 15", "YUYV 178x147 15 fps", 178, 147)]
    [InlineData("--size 797x451 --fps 7", "MJPG 797x451 7 fps", 797, 451)]
    public void Render_FromSlowCameraOfOddSize_GivesItsFramesWhole(string options, string mode, int width, int height)
    {
        var target = Path.Combine(folder, "frames");
        var log = Path.Combine(folder, "log.txt");

        var (code, _, error) = Run($"render --source camera:0 {options} --frames 6 --pipeline identity --backend cpu --out {target}", "cheap", log);

        Assert.True(code == 0, error);
        Assert.Contains($" 6 frames, {width}x{height}, ", error, StringComparison.Ordinal);
        Assert.StartsWith($"streaming {mode}", File.ReadAllText(log), StringComparison.Ordinal);
        var numbers = Numbers.OfFolder(target);
        Assert.All(numbers.Zip(numbers.Skip(1)), pair => Assert.True(pair.Second > pair.First, $"{pair.Second} came after {pair.First}"));
        Assert.Equal(6, numbers.Length);
    }

    [Theory]
    [InlineData("torn:3", "--size 1280x720 --fps 30")]
    [InlineData("garbage:3", "--size 1280x720 --fps 30")]
    [InlineData("garbage:1", "--size 640x480 --fps 30")]
    [InlineData("torn:2", "--size 640x480 --fps 30")]
    public void Render_FromCameraWithAPoorCable_GoesOn(string behaviour, string options)
    {
        var target = Path.Combine(folder, "out.mkv");

        var (code, _, error) = Run($"render --source camera:0 {options} --frames 20 --pipeline identity --backend cpu --out {target}", behaviour);

        Assert.True(code == 0, error);
        Assert.Equal(20, Numbers.OfVideo(target).Length);
    }

    [Theory]
    [InlineData("busy", "camera:0: in use by another program; close that one first")]
    [InlineData("in-use", "camera:0: in use by another program; close that one first")]
    [InlineData("forbidden", "camera:0: no permission; add yourself to the group `video` (sudo usermod -aG video $USER) and log in again")]
    [InlineData("absent", "camera:0: no such camera; `liveconv sources` lists those there are")]
    public void Render_FromCameraThatCannotBeUsed_SaysWhyInOneLine(string behaviour, string reason)
    {
        var target = Path.Combine(folder, "out.mkv");

        var (code, output, error) = Run($"render --source camera:0 --frames 3 --out {target}", behaviour);

        Assert.Equal((3, "", $"liveconv: {reason}\n"), (code, output, error));
        Assert.Empty(Directory.GetFileSystemEntries(folder));
    }

    [Fact]
    public void Render_CameraUnplugged_SaysAfterWhichFrameAndLeavesNothing()
    {
        var (code, _, error) = Run($"render --source camera:0 --frames 30 --pipeline identity --out {Path.Combine(folder, "out.mkv")}", "unplug:5");

        Assert.Equal(3, code);
        Assert.Matches(@"^liveconv: camera:0: the camera stopped delivering after \d+ frames: was it unplugged\?\n$", error);
        Assert.Empty(Directory.GetFileSystemEntries(folder));
    }

    [Fact]
    public void Sources_WithCamera_ListsItsFormats()
    {
        var (code, output, error) = Run("sources --json", "ok");

        Assert.True(code == 0, error);
        var camera = JsonDocument.Parse(output).RootElement.EnumerateArray().Single(source => source.GetProperty("kind").GetString() == "camera");
        Assert.Equal("camera:0", camera.GetProperty("name").GetString());
        var formats = camera.GetProperty("formats").EnumerateArray().Select(format =>
            $"{format.GetProperty("fourcc").GetString()} {format.GetProperty("width")}x{format.GetProperty("height")} {format.GetProperty("fps").EnumerateArray().First()}");
        Assert.Equal(["YUYV 640x480 30", "YUYV 320x240 60", "MJPG 640x480 30", "MJPG 1280x720 30"], formats);
    }

    private static (int ExitCode, string Output, string Error) Run(string arguments, string behaviour, string? log = null) =>
        LiveConvProcess.Run(arguments.Split(' ', StringSplitOptions.RemoveEmptyEntries), start => CameraStandIn.AddTo(start, behaviour, log));
}
