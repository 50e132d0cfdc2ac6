using LiveConv.Frames;
using LiveConv.Frames.Patterns;

namespace LiveConv.Core.Tests.Frames;

public class PatternSourceTests
{
    public static TheoryData<string> Scenes => [.. PatternSource.Names];

    [Theory]
    [MemberData(nameof(Scenes))]
    public void Read_SameNumber_GivesTheSamePictureWhateverCameBefore(string scene)
    {
        using var first = new PatternSource(scene, 97, 61);
        using var second = new PatternSource(scene, 97, 61) { Next = 40 };
        var (a, b) = (new Frame(97, 61), new Frame(97, 61));
        for (var i = 0; i <= 40; i++) first.Read(a);
        b.Rgba.AsSpan().Fill(77);
        second.Read(b);
        Assert.Equal(40, a.Number);
        Assert.Equal(40, b.Number);
        Assert.Equal(a.Rgba, b.Rgba);
    }

    [Theory]
    [MemberData(nameof(Scenes))]
    public void Read_Frames_MoveAndAreOpaque(string scene)
    {
        using var source = new PatternSource(scene, 160, 90);
        var (a, b) = (new Frame(160, 90), new Frame(160, 90));
        source.Read(a);
        for (var i = 0; i < 5; i++) source.Read(b);
        Assert.False(a.Rgba.AsSpan().SequenceEqual(b.Rgba));
        Assert.True(a.Rgba.Distinct().Count() >= 3, "a picture of one colour shows nothing");
        for (var i = 3; i < b.Rgba.Length; i += 4) Assert.Equal(255, b.Rgba[i]);
    }

    [Theory]
    [MemberData(nameof(Scenes))]
    public void Read_AnySizeAndAnyNumber_Works(string scene)
    {
        foreach (var (width, height) in new[] { (1, 1), (7, 5), (1, 300), (641, 359) })
        {
            using var source = new PatternSource(scene, width, height) { Next = 3_000_000_000 };
            var frame = new Frame(width, height);
            Assert.True(source.Read(frame));
            Assert.Equal(3_000_000_000, frame.Number);
        }
    }

    [Theory]
    [MemberData(nameof(Scenes))]
    public void Read_Steady_AllocatesNothing(string scene)
    {
        using var source = new PatternSource(scene, 64, 48);
        var frame = new Frame(64, 48);
        for (var i = 0; i < 5; i++) source.Read(frame);
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 50; i++) source.Read(frame);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [Fact]
    public void Read_Shapes_FirstPixelsAreTheBackgrounds()
    {
        using var source = new PatternSource("pattern:shapes", 640, 360);
        var frame = new Frame(640, 360);
        source.Read(frame);
        Assert.Equal("pattern:shapes", source.Name);
        var corner = (((359 * 640) + 639) * 4);
        Assert.Equal([97, 105, 120, 255], frame.Rgba[corner..(corner + 4)]);
    }

    [Fact]
    public void Read_NumberOfFrames_EndsTheStream()
    {
        using var source = new PatternSource("noise", 4, 4, frames: 2);
        var frame = new Frame(4, 4);
        Assert.True(source.Read(frame));
        Assert.True(source.Read(frame));
        Assert.False(source.Read(frame));
        Assert.Equal(2, source.FrameCount);
    }

    [Fact]
    public void Read_LiveAndLate_LeavesNumbersOut()
    {
        using var source = new PatternSource("noise", 4, 4, live: true);
        var frame = new Frame(4, 4);
        source.Read(frame);
        Assert.Equal(0, frame.Number);
        Thread.Sleep(150);
        source.Read(frame);
        Assert.True(frame.Number >= 4, $"after 150 ms at 30 frames a second came number {frame.Number}");
        source.Read(frame);
        Assert.True(frame.Number >= 5);
    }

    [Fact]
    public void New_UnknownScene_SuggestsTheNearest() => Assert.Equal(
        "pattern:shape: there is no such scene; did you mean 'shapes'?",
        Assert.Throws<SourceException>(() => new PatternSource("pattern:shape", 4, 4)).Message);
}
