using System.Text.Json;
using LiveConv.Host.Capture;
using Xunit;

namespace LiveConv.Host.Tests.Capture;

public sealed class V4l2Tests
{
    [Fact]
    public void List_StandIn_HasItsNameAndFormats()
    {
        var camera = Assert.Single(List("ok"));
        Assert.Equal(("/dev/video0", "LiveConv test camera", null), (camera.Path, camera.Name, camera.Problem));
        Assert.Equal(
            ["YUYV 640x480 30", "YUYV 320x240 60/30", "MJPG 640x480 30", "MJPG 1280x720 30"],
            camera.Formats.Select(f => $"{f.FourCc} {f.Width}x{f.Height} {string.Join('/', f.FramesPerSecond)}"));
    }

    [Fact]
    public void List_CameraUsedByAnotherProgram_StillHasItsFormats()
    {
        var camera = Assert.Single(List("in-use"));
        Assert.Equal(4, camera.Formats.Count);
        Assert.StartsWith("in use by another program", camera.Problem, StringComparison.Ordinal);
    }

    [Fact]
    public void List_ForbiddenCamera_SaysSo()
    {
        var camera = Assert.Single(List("forbidden"));
        Assert.Equal(("/dev/video0", "/dev/video0"), (camera.Path, camera.Name));
        Assert.Contains("group `video`", camera.Problem, StringComparison.Ordinal);
    }

    [Fact]
    public void List_NoCamera_IsEmpty() => Assert.Empty(List("absent"));

    [Theory]
    [InlineData("ok", "usable")]
    [InlineData("busy", "in use by another program")]
    [InlineData("in-use", "in use by another program")]
    [InlineData("forbidden", "no permission; add yourself to the group `video`")]
    [InlineData("absent", "no such camera")]
    public void Probe_StandIn_SaysWhatIsTheMatter(string behaviour, string reason)
        => Assert.StartsWith(reason, CameraChild.Run(behaviour, null, "probe", "/dev/video0"), StringComparison.Ordinal);

    [Fact]
    public void Probe_FileThatIsNoCamera_SaysSo()
        => Assert.StartsWith("not a camera", CameraChild.Run("ok", null, "probe", "/dev/null"), StringComparison.Ordinal);

    private static CameraInfo[] List(string behaviour) => JsonSerializer.Deserialize<CameraInfo[]>(CameraChild.Run(behaviour, null, "list"))!;
}
