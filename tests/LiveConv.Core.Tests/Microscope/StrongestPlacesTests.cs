using System.Diagnostics;
using LiveConv.Frames;
using LiveConv.Graphs;
using LiveConv.Microscope.Fields;
using LiveConv.Microscope.Strongest;
using LiveConv.Ops;
using LiveConv.Tensors;
using LiveConv.Tests.Support.Ops;

namespace LiveConv.Core.Tests.Microscope;

public sealed class StrongestPlacesTests
{
    private readonly Node layer;
    private readonly FieldTracer tracer;
    private readonly Tensor values;
    private readonly Frame frame = new(12, 10);
    private readonly FramePlacement placement = new(0, 0, 1, 1, 12, 10);

    public StrongestPlacesTests()
    {
        var graph = new GraphBuilder();
        var x = graph.Input("x", new Shape(1, 1, 10, 12));
        layer = graph.Add("y", new Conv2D { Padding = new Padding(1, 1, 1, 1) }, x, graph.Constant("w", Values.Uniform(new Shape(2, 1, 3, 3), 1)));
        tracer = new FieldTracer(graph.Build(layer));
        values = new Tensor(layer.Shape);
        for (var i = 0; i < frame.Rgba.Length; i++) frame.Rgba[i] = (byte)(i % 4 == 3 ? 255 : i);
    }

    [Fact]
    public void Observe_Stream_KeepsTheStrongestInOrder()
    {
        var strongest = new StrongestPlaces(3, 8, leastSeconds: 1);

        Assert.Equal(
            [true, true, true, true, false, true],
            new[] { (0, 5f), (2, 7f), (4, 6f), (6, 9f), (8, 1f), (10, 6.5f) }.Select(item => Observe(strongest, item.Item1, item.Item2)));

        Assert.Equal([(9, 6), (7, 2), (6.5f, 10)], Kept(strongest));
    }

    [Fact]
    public void Observe_WithinTheLeastDistance_KeepsTheStronger()
    {
        var strongest = new StrongestPlaces(3, 8, leastSeconds: 1);

        Assert.True(Observe(strongest, 0, 5));
        Assert.False(Observe(strongest, 0.5, 4));
        Assert.True(Observe(strongest, 0.9, 6));
        Assert.Equal([(6, 0.9)], Kept(strongest));
        Assert.True(Observe(strongest, 2.5, 3));
        Assert.True(Observe(strongest, 1.8, 8));

        // It is near both others.
        Assert.Equal([(8, 1.8)], Kept(strongest));
    }

    [Fact]
    public void Observe_TheSameFrameAgain_CountsOnce()
    {
        var strongest = new StrongestPlaces(3, 8, leastSeconds: 0);
        Observe(strongest, 1, 5);
        Observe(strongest, 1, 5);

        Assert.Equal(1, strongest.Count);
    }

    [Fact]
    public void Observe_APictureThatStandsStill_CountsOnceAndKeepsItsFirstTime()
    {
        var strongest = new StrongestPlaces(3, 8, leastSeconds: 0.5);
        Assert.Equal([true, false, false, true], new[] { (0, 5), (1, 5), (2, 5), (3, 6) }.Select(item => Observe(strongest, item.Item1, 5, x: item.Item2)));

        Assert.Equal([(5, 0), (5, 3)], Kept(strongest));
    }

    [Fact]
    public void Observe_NothingAboveZero_IsNoPlace()
    {
        var strongest = new StrongestPlaces();

        Assert.False(Observe(strongest, 0, -1));
        Assert.False(Observe(strongest, 1, 0));
        Assert.False(Observe(strongest, 2, float.NaN));
        Assert.Equal(0, strongest.Count);
        Assert.Throws<ArgumentOutOfRangeException>(() => strongest[0]);
    }

    [Fact]
    public void Observe_Unit_KeepsItsFieldOfTheFrame()
    {
        var strongest = new StrongestPlaces(1, 8, 0);
        Observe(strongest, 0, 5, y: 4, x: 7);

        var place = strongest[0];

        Assert.Equal((120 + (4 * 12) + 7, new FrameBox(6, 3, 3, 3)), (place.Index, place.Field));
        Assert.Equal((3, 3), (place.PatchWidth, place.PatchHeight));
        for (var y = 0; y < 3; y++)
        for (var x = 0; x < 3; x++)
        for (var c = 0; c < 4; c++)
            Assert.Equal(frame.Rgba[((((3 + y) * 12) + 6 + x) * 4) + c], place.Patch.Rgba[(((y * 8) + x) * 4) + c]);
    }

    [Fact]
    public void Observe_AtTheBorder_LeavesWhatIsOutsideTransparent()
    {
        var strongest = new StrongestPlaces(1, 8, 0);
        Observe(strongest, 0, 5, y: 0, x: 11);

        var patch = strongest[0].Patch.Rgba;

        Assert.Equal(new FrameBox(10, -1, 3, 3), strongest[0].Field);
        Assert.Equal([0, 0, 0, 255, 255, 0, 255, 255, 0], Enumerable.Range(0, 9).Select(i => (int)patch[(((i / 3 * 8) + (i % 3)) * 4) + 3]));
    }

    [Fact]
    public void Observe_FieldLargerThanThePatch_IsMadeSmaller()
    {
        var strongest = new StrongestPlaces(1, 2, 0);
        var wide = new FramePlacement(0, 0, 4, 2, 3, 5);
        Set(0, 5, 2, 1);
        strongest.Observe(values, 1, frame, tracer, layer, wide);

        // Columns 0…11 and rows 2…7 in 2×1 pixels.
        Assert.Equal((2, 1), (strongest[0].PatchWidth, strongest[0].PatchHeight));
        var sum = 0;
        for (var y = 2; y < 8; y++)
        for (var x = 0; x < 6; x++) sum += frame.Rgba[((y * 12) + x) * 4];
        Assert.Equal((sum + 18) / 36, strongest[0].Patch.Rgba[0]);
    }

    [Fact]
    public void Observe_EveryFrame_AllocatesNothing()
    {
        var strongest = new StrongestPlaces(3, 8, 0.1);
        Observe(strongest, 0, 1);
        var before = GC.GetAllocatedBytesForCurrentThread();

        for (var i = 0; i < 20; i++) Observe(strongest, i, 1 + (i % 7));

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    private bool Observe(StrongestPlaces strongest, double seconds, float value, int y = 3, int x = 5)
    {
        Set(seconds, value, y, x);
        return strongest.Observe(values, 1, frame, tracer, layer, placement);
    }

    private void Set(double seconds, float value, int y, int x)
    {
        // The other unit is stronger, and doesn't matter.
        values.Data.AsSpan(0, 120).Fill(100);
        values.Data.AsSpan(120).Fill(-5);
        values[0, 1, y, x] = value;
        frame.CaptureTime = (long)(seconds * Stopwatch.Frequency);
        frame.Number = (long)(seconds * 10);
    }

    private static (float Value, double Seconds)[] Kept(StrongestPlaces strongest) =>
        [.. Enumerable.Range(0, strongest.Count).Select(i => (strongest[i].Value, Math.Round((double)strongest[i].CaptureTime / Stopwatch.Frequency, 3)))];
}
