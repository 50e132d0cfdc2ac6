using LiveConv.Host.Commands;
using LiveConv.Host.Microscope;
using Xunit;

namespace LiveConv.Host.Tests.Commands;

public sealed class UsageTests
{
    [Theory]
    [InlineData("rendr", "there is no command 'rendr'; did you mean 'render'?", "")]
    [InlineData("render --pipline sobel --out x.mkv", "there is no option '--pipline'; did you mean '--pipeline'?", "render ")]
    [InlineData("render", "Option '--out' is required.", "render ")]
    [InlineData("render --out x.gif", "--out x.gif: '.gif' is not known; use .mkv or .mp4 (video), .png or .jpg (picture), or no extension (a folder of numbered PNGs)", null)]
    [InlineData("render --frames 2 --out x.png", "--out x.png: a picture holds one frame; leave out --frames, or name a video (.mkv, .mp4) or a folder", null)]
    [InlineData("render --pipeline sobel --pattern p.png --out x.png", "--pattern p.png: the pipeline 'sobel' looks for no pattern; use --pipeline pattern", null)]
    [InlineData("bench --kernel 257x3", "--kernel 257x3: a kernel is written 3x3, each side 1 to 255", "bench ")]
    [InlineData("bench --kernel 3x65 --backend gl", "--kernel 3x65: gl takes kernels up to 63x63; add --backend cpu", null)]
    [InlineData("bench --sweep size --kernel 65x3 --backend gl", "--kernel 65x3: gl takes kernels up to 63x63; add --backend cpu", null)]
    [InlineData("bench --sweep sizes", "--sweep sizes: the sweeps are size, kernel, channels, threads", "bench ")]
    [InlineData("bench --sweep size --size 64x48", "--sweep size sets this itself: leave out --size", "bench ")]
    [InlineData("bench --sweep kernel --pipeline sobel", "--sweep kernel sets this itself: leave out --pipeline", "bench ")]
    [InlineData("bench --sweep channels --kernel 3x3", "--sweep channels sets this itself: leave out --kernel", "bench ")]
    [InlineData("bench --sweep threads --backend gl", "--sweep threads is for --backend cpu", "bench ")]
    [InlineData("bench --sweep size --frames 3", "--sweep size sets this itself: leave out --frames", "bench ")]
    [InlineData("bench --plot p.svg", "--plot draws a sweep; add --sweep", "bench ")]
    [InlineData("bench --sweep size --plot p.png", "--plot p.png: the file must end in .svg", "bench ")]
    [InlineData("bench --kernel 3x3 --pipeline sobel", "--kernel and --pipeline exclude each other", "bench ")]
    [InlineData("bench --type f64", "--type f64: the types are f32 and u8", "bench ")]
    [InlineData("bench --precision half", "--precision half: the precisions are fp32 and fp16", "bench ")]
    [InlineData("verify --threads 0", "--threads 0: a whole number from 1 to 1024 is needed", "verify ")]
    [InlineData("conformance . --backend cuda", "--backend cuda: the backends are auto, gl, cpu, reference", "conformance ")]
    [InlineData("run --window 20000x300", "--window 20000x300: a size from 320x240 to 16384x16384 is needed", "run ")]
    [InlineData("verify --frames 9999999999", "--frames 9999999999: a whole number from 1 to 2147483647 is needed", "verify ")]
    [InlineData("render --source --out x.png", "--source needs a value; here '--out' comes next", "render ")]
    [InlineData("inspect", "Required argument missing for command: 'inspect'.", "inspect ")]
    public void Run_WrongCommandLine_ExitsWith2AndSaysWhatIsMeant(string arguments, string message, string? helpOf)
    {
        var (code, output, error) = Run(arguments);

        Assert.Equal(ExitCode.Usage, code);
        Assert.Empty(output);
        Assert.Equal(helpOf is null ? $"liveconv: {message}\n" : $"liveconv: {message}\nliveconv: see: liveconv {helpOf}--help\n", error);
    }

    [Theory]
    [InlineData("render --view upside --out x.png", "upside")]
    [InlineData("run --view maps+upside", "maps+upside")]
    public void Run_UnknownView_NamesTheViewsAndThePanels(string arguments, string view)
    {
        var (code, _, error) = Run(arguments);

        Assert.Equal(ExitCode.Usage, code);
        Assert.StartsWith($"liveconv: --view {view}: 'upside' is no view; the views are result, side, blend, mosaic, and the panels {string.Join(", ", PanelTable.Entries.Select(entry => entry.Name))}, several joined by +\n", error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--view layers --layer nowhere", "--layer nowhere: there is no such layer; the 3 layers are listed by: liveconv inspect sobel")]
    [InlineData("--view layers --layer 2 --channel 1", "--channel 1: the layer 'dy' has 1 feature map, 0 to 0")]
    [InlineData("--view layers --at 64,3", "--at 64,3: the maps of the layer 'dx' have 64×48 values")]
    public void Render_OfAPanelThatLooksAtNothing_SaysWhatThereIs(string options, string message)
    {
        var (code, _, error) = Run($"render --source pattern:shapes --size 64x48 --pipeline sobel --backend cpu --out unwritten.png {options}");

        Assert.Equal(ExitCode.Usage, code);
        Assert.Equal($"liveconv: {message}\n", error);
        Assert.False(File.Exists("unwritten.png"));
    }

    [Fact]
    public void Inspect_AbsentModel_SaysThatThereIsNone()
    {
        var (code, _, error) = Run("inspect net.onnx");

        Assert.Equal(ExitCode.BadInput, code);
        Assert.Equal("liveconv: net.onnx: there is no such file\n", error);
    }

    [Fact]
    public void Inspect_Pipeline_ShowsTheFormulaAndTheCostOfFullyConnected()
    {
        var (code, output, _) = Run("inspect box-blur --size 40x30");

        Assert.Equal(ExitCode.Ok, code);
        Assert.Contains("30+2·2−5+1=30", output, StringComparison.Ordinal);
        Assert.Contains("40+2·2−5+1=40", output, StringComparison.Ordinal);
        // 25 taps for each of 3·30·40 outputs, against all 3600 inputs for each.
        Assert.Contains(" 90,000 multiply-adds", output, StringComparison.Ordinal);
        Assert.Contains(" 144 times as many, 13.0M", output, StringComparison.Ordinal);
        Assert.Contains(" 144× ", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0.5, 3)]
    [InlineData(0.0, 1)]
    [InlineData(1.0, 5)]
    [InlineData(0.95, 4.8)]
    public void Percentile_OfFive_LiesBetweenNeighbours(double part, double expected) =>
        Assert.Equal(expected, Benchmark.Percentile([5, 1, 4, 2, 3], part), 9);

    private static (int Code, string Output, string Error) Run(string arguments)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var code = App.Run(arguments.Split(' '), output, error);
        return (code, output.ToString(), error.ToString());
    }
}
