using LiveConv.Frames;
using LiveConv.Graphs;
using LiveConv.Host.Loop;
using LiveConv.Host.Microscope.Panels;
using LiveConv.Host.Microscope.Probing;
using LiveConv.Host.Ui;
using LiveConv.Models;
using LiveConv.Ops;
using LiveConv.Pipelines;
using LiveConv.Tensors;
using LiveConv.Tests.Support;
using Xunit;

namespace LiveConv.Host.Tests.Microscope;

public sealed class ProbeTextTests
{
    [Theory]
    [InlineData(0, "0")]
    [InlineData(-0.0, "0")]
    [InlineData(-2, "−2")]
    [InlineData(0.12345, "0.123")]
    [InlineData(-12.345, "−12.35")]
    [InlineData(123.45, "123.5")]
    [InlineData(4321.5, "4322")]
    [InlineData(-0.000123, "−1.2e−4")]
    [InlineData(1234567, "1.2e6")]
    [InlineData(double.NaN, "NaN")]
    [InlineData(double.NegativeInfinity, "−inf")]
    public void AddShort_AnyNumber_FitsIntoACell(double number, string expected)
    {
        var line = new TextLine(stackalloc char[16]);
        line.AddShort(number);

        Assert.Equal(expected, line.Text.ToString());
    }

    [Fact]
    public void Add_MoreThanThereIsRoomFor_IsCut()
    {
        var line = new TextLine(stackalloc char[5]);
        line.Add("abc");
        line.Add("defg");
        line.Add(17);

        Assert.Equal("abcde", line.Text.ToString());
    }

    [Theory]
    [InlineData("left", " + ", " = ")]
    [InlineData("pool", "max x of 9 values from conv [", " = ")]
    [InlineData("concat", "as it is from ", " = ")]
    [InlineData("mean", "Σ patch / ", " = ")]
    [InlineData("softmax", "e^(x − max) / Σ e^(x − max) = e^(", " = ")]
    public void AddEquation_OfALayer_SaysWhereTheValueComesFrom(string layer, string begins, string ends)
    {
        using var stage = new PanelStage(PanelStage.Network());
        using var panel = new ProbePanel(stage.Scene);
        (stage.Scene.Selection.Layer, stage.Scene.Selection.Place) = (stage.Layer(layer), layer is "pool" ? (4, 4) : (0, 1));
        stage.Run(panel, seed: 8);
        var line = new TextLine(stackalloc char[512]);
        ProbeText.AddEquation(ref line, panel.Sheet);
        var value = new TextLine(stackalloc char[16]);
        value.AddShort(panel.Sheet.Explanation.Value);
        var text = line.Text.ToString();

        Assert.Contains(begins, text, StringComparison.Ordinal);
        Assert.Contains(ends, text, StringComparison.Ordinal);
        Assert.EndsWith(value.Text.ToString(), text, StringComparison.Ordinal);
    }

    /// <summary>Where a value of a map comes to stand in the row.</summary>
    [Fact]
    public void AddEquation_OfAFlattenedValue_CountsItsPlace()
    {
        var graph = new GraphBuilder();
        var pass = new Preprocessing(new FrameFit(FitMode.Crop, 5, 4), FrameColor.Rgb, new Normalization());
        var flat = graph.Add("flat", new Reshape(new Shape(1, 60)), graph.Input("x", pass.OutputShape));
        using var stage = new PanelStage(new Pipeline("flat", "", 9, 8, pass, graph.Build(flat), null, new TensorToFrame()));
        using var panel = new ProbePanel(stage.Scene);
        (stage.Scene.Selection.Layer, stage.Scene.Selection.Place) = (stage.Layer("flat"), (5, 7));
        stage.Run(panel, seed: 8);
        var line = new TextLine(stackalloc char[128]);
        ProbeText.AddEquation(ref line, panel.Sheet);

        // A row of 60 is shown as 8 columns: place 47 is channel 2, row 1, column 2.
        Assert.StartsWith("as it is from x [2, 1, 2], place 2·20 + 1·5 + 2 = 47, value = ", line.Text.ToString(), StringComparison.Ordinal);
    }

    /// <summary>The hand-made classifier: what is multiplied, added and shared out has names.</summary>
    [Theory]
    [InlineData("shares", 2, "shares [2] vertical", "[2] vertical")]
    [InlineData("scores", 2, "scores [2] vertical", "[2] vertical")]
    [InlineData("flatten", 3, "flatten [3] falling", "[3, 0, 0] falling")]
    [InlineData("directions", 1, "directions [1, 0, 0] rising", "[5, 0, 0] rising −")]
    public void AddName_OfNamedUnits_SaysWhatTheyStandFor(string layer, int unit, string crumb, string row)
    {
        using var stage = new PanelStage(Stripes.Network.Build(320, 180));
        using var panel = new ProbePanel(stage.Scene);
        var node = stage.Scene.Selection.Layer = stage.Layer(layer);
        if (node.Shape.Rank == 4) (stage.Scene.Selection.Channel, stage.Scene.Selection.Place) = (unit, (0, 0));
        else stage.Scene.Selection.Place = (unit / MapShape.Of(node.Shape).W, unit % MapShape.Of(node.Shape).W);
        stage.Run(panel, Stripes.Draw(90, 12, width: 320, height: 180));
        var line = new TextLine(stackalloc char[96]);
        ProbeText.AddName(ref line, panel.Sheet, panel.Sheet.Row(0));

        Assert.Equal(crumb, $"{layer} {Place(node, panel.Chain.Link.Index)} {panel.Chain.Link.Label}");
        Assert.EndsWith(row, line.Text.ToString(), StringComparison.Ordinal);

        static string Place(Node node, int index)
        {
            var place = new TextLine(stackalloc char[32]);
            ProbeText.AddPlace(ref place, node, index);
            return place.Text.ToString();
        }
    }

    /// <summary>A white frame: (255/255 − 0.485)/0.229 = 2.249.</summary>
    [Fact]
    public void AddEquation_OfAPixel_GoesFromItsColourToTheValue()
    {
        using var stage = new PanelStage(PanelStage.Network());
        using var panel = new ProbePanel(stage.Scene);
        (stage.Scene.Selection.Layer, stage.Scene.Selection.Place) = (stage.Layer("conv"), (9, 9));
        var frame = new Frame(stage.Loaded.Pipeline.Width, stage.Loaded.Pipeline.Height);
        Array.Fill(frame.Rgba, (byte)255);
        stage.Run(panel, frame);
        panel.Chain.Descend(0, 0);
        stage.Bring(panel);
        var line = new TextLine(stackalloc char[256]);
        ProbeText.AddEquation(ref line, panel.Chain.Pixel);

        Assert.EndsWith("R 255 G 255 B 255 → red (255 / 255 − 0.485) / 0.229 = 2.249", line.Text.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void AddVerdict_OutsideTheBound_SaysSo()
    {
        var line = new TextLine(stackalloc char[128]);
        ProbeText.AddVerdict(ref line, 1.5, 1, 4194304, 2, 0.25, isShort: false);
        Assert.Equal("✗ executor 1.5 ≠ 1 in double · 4194304 ULP · 200% of the bound 2.5e−1", line.Text.ToString());
        line = new TextLine(stackalloc char[128]);
        ProbeText.AddVerdict(ref line, 1e-9, 0, 800_000_000, 0.1, 1e-8, isShort: true);
        Assert.Equal("✓ 1E−09 · > 9999999 ULP · 10% of bound", line.Text.ToString());
        line = new TextLine(stackalloc char[128]);
        ProbeText.AddVerdict(ref line, 1.5, 1.5, 0, 0, 0, isShort: true);
        Assert.Equal("✓ 1.5 · 0 ULP · exact", line.Text.ToString());
    }
}
