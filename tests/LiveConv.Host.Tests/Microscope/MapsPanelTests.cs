using System.Globalization;
using LiveConv.Host.Drawing;
using LiveConv.Host.Loop;
using LiveConv.Host.Microscope.Maps;
using LiveConv.Host.Microscope.Panels;
using LiveConv.Models;
using Xunit;

namespace LiveConv.Host.Tests.Microscope;

public sealed class MapsPanelTests : IDisposable
{
    private readonly PanelStage stage = new(PanelStage.Network(), 640, 400);
    private readonly MapsPanel panel;

    public MapsPanelTests() => panel = new MapsPanel(stage.Scene, new StandingClock());

    [Theory]
    [InlineData("conv")]
    [InlineData("pool")]
    [InlineData("classes")]
    public void Update_OfALayer_ShowsWhatTheExecutorComputed(string name)
    {
        var layer = stage.Layer(name);
        stage.Scene.Selection.Layer = layer;
        stage.Run(panel, seed: 1);
        var expected = stage.Snapshot[layer]!;

        var i = 0;
        for (var unit = 0; unit < panel.Maps.Units; unit++)
        for (var y = 0; y < panel.Maps.Rows; y++)
        for (var x = 0; x < panel.Maps.Columns; x++) Assert.Equal(expected.Data[i++], panel.Maps[new MapPoint(unit, y, x)]);
        Assert.Equal(layer.Shape.Count, i);
    }

    [Fact]
    public void Draw_PointingAtAMap_ReadsTheExactValueAndAClickChoosesIt()
    {
        stage.Scene.Selection.Layer = stage.Layer("conv");
        stage.Run(panel, seed: 2);
        stage.Draw(panel);
        var tile = stage.Ui.Controls.Single(control => control.Id.ToString() == "maps.map:5").Box;
        var (x, y) = (17, 4);
        stage.Input.Move(tile.X + (((2 * x) + 1) * tile.Width / (2 * panel.Maps.Columns)), tile.Y + (((2 * y) + 1) * tile.Height / (2 * panel.Maps.Rows)));
        stage.Draw(panel);

        Assert.Equal(new MapPoint(5, y, x), panel.Pointed);
        var read = panel.Read(panel.Pointed!.Value).ToString();
        Assert.StartsWith("map 5 · y 4 · x 17 = ", read, StringComparison.Ordinal);
        Assert.Equal(stage.Snapshot[stage.Layer("conv")]![0, 5, y, x], float.Parse(read.Split("= ")[1], CultureInfo.InvariantCulture));
        stage.Input.Press();
        stage.Draw(panel);
        stage.Input.Release();
        stage.Draw(panel);
        Assert.Equal((5, (y, x)), (stage.Scene.Selection.Channel, stage.Scene.Selection.Place!.Value));
    }

    [Fact]
    public void Draw_ADoubleClick_ShowsTheMapInFullSizeAndEnterAllAgain()
    {
        stage.Scene.Selection.Layer = stage.Layer("conv");
        stage.Run(panel, seed: 2);
        stage.Click(panel, "maps.map:3");
        stage.Click(panel, "maps.map:3");

        Assert.True(panel.Settings.IsWhole);
        stage.Draw(panel);
        Assert.True(stage.Shows("maps.whole.map"));
        Assert.Equal(3, stage.Scene.Selection.Channel);
        Assert.True(panel.Do(WindowAction.PageOn));
        Assert.Equal(4, stage.Scene.Selection.Channel);
        Assert.True(panel.Do(WindowAction.WholeMap));
        stage.Draw(panel);
        Assert.True(stage.Shows("maps.map:3"));
    }

    [Fact]
    public void Draw_ManyMapsInLittleRoom_TurnsPagesToTheLast()
    {
        stage.Scene.Selection.Layer = stage.Layer("concat");
        stage.Run(panel, seed: 3);
        var room = new Box(0, 0, 260, 150);
        stage.Draw(panel, room);
        Assert.InRange(panel.Pages, 2, 11);
        var seen = new HashSet<string>();
        for (var page = 0; page < panel.Pages; page++)
        {
            Assert.Equal(page, panel.Page);
            seen.UnionWith(stage.Ui.Controls.Select(control => control.Id.ToString()).Where(id => id.StartsWith("maps.map:", StringComparison.Ordinal)));
            stage.Click(panel, "maps.next", () => stage.Draw(panel, room));
        }

        Assert.Equal(11, seen.Count);
        Assert.Equal(panel.Pages - 1, panel.Page);
        panel.Do(WindowAction.PageBack);
        stage.Draw(panel, room);
        Assert.Equal(panel.Pages - 2, panel.Page);
        stage.Scene.Selection.Channel = 10;
        stage.Draw(panel, room);
        Assert.Equal(panel.Pages - 1, panel.Page);
    }

    [Fact]
    public void Draw_SortedByMean_BeginsWithTheLargest()
    {
        stage.Scene.Selection.Layer = stage.Layer("conv");
        stage.Run(panel, seed: 4);
        stage.Click(panel, "maps.sort:1");
        var values = stage.Snapshot[stage.Layer("conv")]!;
        var means = Enumerable.Range(0, 8).Select(c => panel.Maps.Plane(c).ToArray().Average(value => (double)value)).ToArray();

        Assert.Equal(Enumerable.Range(0, 8).OrderByDescending(c => means[c]), panel.Maps.Order.ToArray());
        Assert.Equal(values.Data.Length, 8 * panel.Maps.Rows * panel.Maps.Columns);
    }

    [Fact]
    public void Histogram_OfTheLayerAndTheMap_CountsEachValueOnce()
    {
        stage.Scene.Selection.Layer = stage.Layer("conv");
        stage.Scene.Selection.Channel = 2;
        stage.Run(panel, seed: 4);
        stage.Draw(panel);
        var (layer, map) = (panel.Histogram.Layer, panel.Histogram.Unit);

        Assert.Equal(stage.Layer("conv").Shape.Count, Sum(layer.Counts));
        Assert.Equal(panel.Maps.Rows * panel.Maps.Columns, Sum(map.Counts));
        Assert.Equal((0, panel.Maps.Statistics!.Layer.Maximum), (layer.Low, layer.High));

        static int Sum(ReadOnlySpan<int> counts)
        {
            var sum = 0;
            foreach (var count in counts) sum += count;
            return sum;
        }
    }

    [Theory]
    [InlineData(610, 370)]
    [InlineData(305, 185)]
    public void DrawOverPicture_AClick_ChoosesThePlaceThatSeesIt(int width, int height)
    {
        // The frame of 61×37 is scaled to 31×19 and its middle cut to 23×19; places of "conv" see 3×3 pixels around their own.
        stage.Scene.Selection.Layer = stage.Layer("conv");
        stage.Run(panel, seed: 5);
        var picture = new Box(20, 10, width, height);
        stage.DrawOverPicture(panel, picture);
        var plan = ((Preprocessing)stage.Scene.Pipeline.Input).Fit.Plan(61, 37);
        var (x, y) = (7, 11);
        stage.Input.Move(picture.X + (int)(plan.FrameX(x + 0.5) * width / 61), picture.Y + (int)(plan.FrameY(y + 0.5) * height / 37));
        stage.Input.Press();
        stage.DrawOverPicture(panel, picture);

        Assert.Equal((y, x), stage.Scene.Selection.Place);
        Assert.Equal(0, stage.Scene.Selection.Channel);
    }

    [Theory]
    [InlineData(MapOverlayKind.Heat)]
    [InlineData(MapOverlayKind.Contour)]
    public void DrawOverPicture_OfEachKind_DrawsOnlyWhereTheMapSees(object kind)
    {
        stage.Scene.Selection.Layer = stage.Layer("conv");
        panel.Settings.Overlay = (MapOverlayKind)kind;
        panel.Settings.Opacity = 1;
        stage.Run(panel, seed: 5);
        var picture = new Box(0, 0, 610, 370);
        stage.DrawOverPicture(panel, picture);
        var plan = ((Preprocessing)stage.Scene.Pipeline.Input).Fit.Plan(61, 37);
        var (left, right) = ((int)Math.Round(plan.FrameX(0) * 10), (int)Math.Round(plan.FrameX(23) * 10));

        var changed = Enumerable.Range(0, 610).Where(x => Enumerable.Range(0, 370).Any(y => stage.Pixel(x, y) != (Theme.Background & 0xFFFFFF))).ToArray();
        Assert.InRange(changed.Length, 50, right - left);
        Assert.InRange(changed[0], left, right);
        Assert.InRange(changed[^1], left, right - 1);
    }

    [Fact]
    public void DrawOverPicture_OfALayerWithoutPlaces_TakesNoClicks()
    {
        stage.Scene.Selection.Layer = stage.Layer("classes");
        stage.Run(panel, seed: 5);
        stage.DrawOverPicture(panel, new Box(0, 0, 610, 370));

        Assert.False(stage.Shows("maps.picture"));
    }

    [Fact]
    public void UpdateAndDraw_FrameByFrame_AllocateNothing()
    {
        stage.Scene.Selection.Layer = stage.Layer("conv");
        panel.Settings.Overlay = MapOverlayKind.Contour;
        stage.Scene.Selection.Place = (3, 4);
        stage.Run(panel, seed: 6);
        PanelStage.AssertAllocatesNothing(() =>
        {
            panel.Update(stage.Snapshot);
            stage.Draw(panel);
            stage.DrawOverPicture(panel, new Box(0, 0, 305, 185));
        });
    }

    public void Dispose()
    {
        panel.Dispose();
        stage.Dispose();
    }

    private sealed class StandingClock : TimeProvider
    {
        public override long GetTimestamp() => 0;
    }
}
