using System.Text.Json;
using LiveConv.Tests.Support;
using LiveConv.Tests.Support.Onnx;
using Xunit;

namespace LiveConv.Host.Tests.EndToEnd;

/// <summary><c>liveconv inspect</c> on networks: figures that are published, and a table that fits.</summary>
public sealed class InspectTests
{
    [Theory]
    [InlineData("net:resnet18", 11_689_512, 9_600, 1_814_073_344)]
    [InlineData("net:googlenet", 6_624_904, 14_560, 1_498_376_192)]
    [InlineData("net:vgg16", 138_357_544, 0, 15_470_264_320)]
    public void Json_OfANetwork_HasThePublishedFigures(string name, long parameters, long statistics, long macs)
    {
        var report = Json("inspect", name, "--json");

        Assert.Equal((parameters, macs), (report.GetProperty("parameters").GetInt64(), report.GetProperty("macs").GetInt64()));
        Assert.Equal(statistics, report.GetProperty("statistics").GetInt64());
        Assert.Equal([1, 3, 224, 224], Numbers(report.GetProperty("input")));
        Assert.Equal([1, 1000], Numbers(report.GetProperty("output")));
        Assert.Equal(0, report.GetProperty("unsupported").GetArrayLength());
    }

    [Fact]
    public void Json_OfAConvolution_HasWindowFormulaFieldAndComparison()
    {
        var conv = Layer(Json("inspect", "net:resnet18", "--json"), "layer2.0.conv1");

        Assert.Equal(("Conv2D", 73_728, 57_802_752L), (conv.GetProperty("op").GetString(), conv.GetProperty("parameters").GetInt32(), conv.GetProperty("macs").GetInt64()));
        Assert.Equal([1, 128, 28, 28], Numbers(conv.GetProperty("output_shape")));
        Assert.Equal([3, 3], Numbers(conv.GetProperty("window").GetProperty("kernel")));
        Assert.Equal([2, 2], Numbers(conv.GetProperty("window").GetProperty("stride")));
        Assert.Equal([1, 1, 1, 1], Numbers(conv.GetProperty("window").GetProperty("padding")));
        Assert.Equal("⌊(56+2·1−3)/2⌋+1=28", conv.GetProperty("formulas")[0].GetString());
        // 64·56·56 inputs, each to 128·28·28 outputs.
        Assert.Equal(64.0 * 56 * 56 * 128 * 28 * 28, conv.GetProperty("fully_connected_macs").GetDouble());
        // 7, 11, four 3×3 at distance 4, then one more.
        Assert.Equal([51, 51], Numbers(conv.GetProperty("receptive_field")));
        Assert.Equal([8, 8], Numbers(conv.GetProperty("jump")));
    }

    [Fact]
    public void Json_Fused_ShowsWhatRuns()
    {
        var published = Json("inspect", "net:resnet18", "--json");
        var running = Json("inspect", "net:resnet18", "--fused", "--json");

        Assert.Equal(running.GetProperty("layers").GetArrayLength(), published.GetProperty("steps").GetInt32());
        Assert.Equal("fused", Layer(published, "bn1").GetProperty("runs_on").GetString());
        Assert.DoesNotContain(running.GetProperty("layers").EnumerateArray(), layer => layer.GetProperty("op").GetString() is "BatchNormalization" or "Relu" or "Add");
        Assert.Equal(published.GetProperty("macs").GetInt64(), running.GetProperty("macs").GetInt64());
    }

    [Theory]
    [InlineData(80, "net:googlenet")]
    [InlineData(100, "net:resnet50")]
    [InlineData(120, "net:googlenet")]
    [InlineData(80, "canny")]
    public void Table_OfATerminal_Fits(int columns, string name)
    {
        var (code, output, _) = LiveConvProcess.Run($"inspect {name}", ("COLUMNS", $"{columns}"));

        Assert.Equal(0, code);
        Assert.All(output.Split('\n'), line => Assert.True(line.Length <= columns, $"{line.Length}: {line}"));
        Assert.Equal(columns >= 120 || name == "canny", output.Contains("rows × columns", StringComparison.Ordinal));
    }

    [Fact]
    public void Table_OfANetwork_ReadsAsExpected()
    {
        var (_, output, _) = LiveConvProcess.Run("inspect net:alexnet", ("COLUMNS", "120"));

        Assert.Contains("features.0    Conv2D 11×11 s4 p2   64×55×55  ⌊(224+2·2−11)/4⌋+1=55    23.3k  70.3M   415×    11 /4\n", output, StringComparison.Ordinal);
        Assert.Contains("61,100,840 parameters, 714,188,480 multiply-adds (MACs) a frame, 19 layers\n", output, StringComparison.Ordinal);
        Assert.Contains("(pixel/255 − (0.485, 0.456, 0.406))/(0.229, 0.224, 0.225)", output.Replace("\n  ", " ", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [SkippableTheory]
    [InlineData("models", "mnist-8")]
    [InlineData("models", "squeezenet_fp16")]
    [InlineData("models", "resnet20_cifar10")]
    [InlineData("models", "lenet5_tensorspace")]
    [InlineData("models", "ultraface_version-RFB-320")]
    [InlineData("models", "mobilenetv2_100_224_dq_w16")]
    [InlineData("models", "tinyvgg_cnnexplainer")]
    [InlineData("models", "espcn_ppp")]
    [InlineData("models-light", "light_bvlc_alexnet")]
    [InlineData("models-light", "light_densenet121")]
    [InlineData("models-light", "light_inception_v1")]
    [InlineData("models-light", "light_inception_v2")]
    [InlineData("models-light", "light_resnet50")]
    [InlineData("models-light", "light_shufflenet")]
    [InlineData("models-light", "light_squeezenet")]
    [InlineData("models-light", "light_vgg19")]
    [InlineData("models-light", "light_zfnet512")]
    [InlineData("trained", "alexnet64")]
    [InlineData("trained", "googlenet64")]
    [InlineData("trained", "resnet64")]
    [InlineData("trained", "vgg64")]
    public void Json_OfAModel_HasTheMultiplyAddsOfItsDescription(string folder, string name)
    {
        Skip.If(TestData.Folder is null, TestData.Absent);
        var file = TestData.Path(folder, name, "model.onnx");
        using var description = JsonDocument.Parse(File.ReadAllText(TestData.Path(folder, name, "model.json")));

        var report = Json("inspect", file, "--json");

        // Those of the trained ones are rounded to tenths of a million.
        var unit = folder == "trained" ? 100_000.0 : 1;
        Assert.Equal(description.RootElement.GetProperty("macs").GetInt64(), Math.Round(report.GetProperty("macs").GetInt64() / unit) * unit);
        Assert.Equal(description.RootElement.GetProperty("input").GetProperty("shape").EnumerateArray().Select(size => size.GetInt32()), Numbers(report.GetProperty("input")));
    }

    [Fact]
    public void Json_OfUnknownOperators_ListsAllOfThemAndExits3()
    {
        using var folder = new TemporaryFolder();
        var file = new ModelBuilder().Input("x", 1, 3, 8, 8).Node("Whirl", "x → a").Node("Relu", "a → b").Node("Twirl", "b → c").Node("Whirl", "c → y").Output("y", 1, 3, 8, 8).Save(folder.Path);
        using var output = new StringWriter();
        using var error = new StringWriter();

        var code = App.Run(["inspect", file, "--json"], output, error);

        var unsupported = JsonDocument.Parse(output.ToString()).RootElement.GetProperty("unsupported").EnumerateArray().Select(entry => entry.GetString()!).ToArray();
        Assert.Equal(3, code);
        Assert.Equal(["Whirl", "Twirl"], unsupported.Select(entry => entry.Split(' ')[0]));
        Assert.Contains("2 operators aren't supported: Whirl (", error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Json_OfATransposedConvolution_HasItsOwnFormula()
    {
        using var folder = new TemporaryFolder();
        var file = new ModelBuilder().Input("x", 1, 3, 7, 9).Weights("w", [3, 2, 4, 3], [.. Enumerable.Repeat(1f, 72)])
            .Node("ConvTranspose", "x, w → y", ("strides", new[] { 2, 3 }), ("pads", new[] { 1, 0, 1, 0 }), ("output_padding", new[] { 1, 0 })).Output("y", 1, 2, 15, 27).Save(folder.Path);

        var layer = Json("inspect", file, "--json").GetProperty("layers")[0];

        Assert.Equal(["6·2−2+4+1=15", "8·3+3=27"], layer.GetProperty("formulas").EnumerateArray().Select(formula => formula.GetString()));
        Assert.Equal([2, 1], Numbers(layer.GetProperty("receptive_field")));
        Assert.Equal([0.5, 0.3333], layer.GetProperty("jump").EnumerateArray().Select(number => number.GetDouble()));
    }

    [Fact]
    public void Inspect_MisspeltNetwork_NamesTheNearest()
    {
        var (code, _, error) = LiveConvProcess.Run("inspect net:restnet50");

        Assert.Equal((3, "liveconv: there is no network 'net:restnet50'; did you mean 'net:resnet50'?\n"), (code, error));
    }

    [Fact]
    public void Inspect_ModelThatIsNotPulled_SaysHowToGetIt()
    {
        var (code, _, error) = LiveConvProcess.Run("inspect squeezenet", ("XDG_DATA_HOME", Path.Combine(Path.GetTempPath(), "liveconv-absent")));

        Assert.Equal((3, "liveconv: the model 'squeezenet' isn't here yet; fetch it with: liveconv models pull squeezenet\n"), (code, error));
    }

    private static JsonElement Layer(JsonElement report, string name) =>
        report.GetProperty("layers").EnumerateArray().Single(layer => layer.GetProperty("name").GetString() == name);

    private static int[] Numbers(JsonElement array) => [.. array.EnumerateArray().Select(number => number.GetInt32())];

    private static JsonElement Json(params string[] arguments)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var code = App.Run(arguments, output, error);
        Assert.True(code == 0, error.ToString());
        return JsonDocument.Parse(output.ToString()).RootElement;
    }
}
