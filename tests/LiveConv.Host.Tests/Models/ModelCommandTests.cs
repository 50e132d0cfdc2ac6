using System.Text.Json;
using LiveConv.Frames;
using LiveConv.Host.Commands;
using OpenCvSharp;
using Xunit;

namespace LiveConv.Host.Tests.Models;

/// <summary>Networks through the commands, with models made by hand.</summary>
public sealed class ModelCommandTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("liveconv-model").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory]
    [InlineData("reference")]
    [InlineData("cpu")]
    [InlineData("gl")]
    public void Render_Classifier_ListsTheClassesAndDrawsThemOverTheFrame(string backend)
    {
        var (code, output, error) = Run($"render --source {Picture(320, 240, 0, 255, 0)} --pipeline {TinyModel.SaveClassifier(folder)} --backend {backend} --out {Out}");
        Assert.True(code == ExitCode.Ok, error);
        Assert.Equal("""{"frame":0,"task":"classify","classes":[{"index":1,"label":"green","probability":1},{"index":0,"label":"red","probability":0},{"index":2,"label":"blue","probability":0}]}""", output.Trim());
        var drawn = TestModel.ReadPicture(Out);
        Assert.Equal((320, 240), (drawn.Width, drawn.Height));
        Assert.Equal((0, 255, 0), Pixel(drawn, 160, 20));
        Assert.Contains(Enumerable.Range(0, drawn.Width * drawn.Height), i => drawn.Rgba[i * 4] > 200);
    }

    [Theory]
    [InlineData("reference")]
    [InlineData("cpu")]
    [InlineData("gl")]
    public void Render_ImageModel_WritesItsPictureInItsSize(string backend)
    {
        var (code, output, error) = Run($"render --source {Picture(12, 10, 10, 200, 30)} --pipeline {TinyModel.SaveSwapper(folder)} --backend {backend} --out {Out}");
        Assert.True(code == ExitCode.Ok, error);
        Assert.Empty(output);
        var drawn = TestModel.ReadPicture(Out);
        Assert.Equal((6, 5), (drawn.Width, drawn.Height));
        Assert.Equal((200, 10, 30), Pixel(drawn, 3, 2));
    }

    [Theory]
    [InlineData("00ff00", 250, 10, 20, 0, 255, 0)]
    [InlineData("blur", 250, 10, 20, 5, 10, 250)]
    public void Render_Segmenter_ReplacesTheBackground(string background, int r, int g, int b, int backgroundR, int backgroundG, int backgroundB)
    {
        // Red at the left, blue at the right.
        var picture = Path.Combine(folder, "halves.png");
        using (var mat = new Mat(64, 64, MatType.CV_8UC3))
        {
            for (var y = 0; y < 64; y++)
            for (var x = 0; x < 64; x++) mat.Set(y, x, x < 32 ? new Vec3b(20, 10, 250) : new Vec3b(250, 10, 5));
            Cv2.ImWrite(picture, mat);
        }

        var (code, output, error) = Run($"render --source {picture} --pipeline {TinyModel.SaveSegmenter(folder)} --background {background} --out {Out} --backend cpu");
        Assert.True(code == ExitCode.Ok, error);
        Assert.Equal("""{"frame":0,"task":"segment","classes":[{"index":0,"label":"foreground","probability":0.5}]}""", output.Trim());
        var drawn = TestModel.ReadPicture(Out);
        Assert.Equal((r, g, b), Pixel(drawn, 8, 30));
        Assert.Equal((backgroundR, backgroundG, backgroundB), Pixel(drawn, 60, 30));
    }

    [Theory]
    [InlineData("cpu")]
    [InlineData("gl")]
    public void Verify_Model_ChecksThePreprocessingAndEveryLayer(string backend)
    {
        var (code, output, error) = Run($"verify --source pattern:shapes --size 61x47 --pipeline {TinyModel.SaveSwapper(folder)} --backend {backend} --frames 3 --json");
        Assert.True(code == ExitCode.Ok, error);
        var report = JsonDocument.Parse(output).RootElement;
        Assert.Equal(0, report.GetProperty("outside_bound").GetInt64());
        Assert.Equal(3 * (90 + 90), report.GetProperty("values").GetInt64());
        Assert.Equal("tiny", report.GetProperty("pipeline").GetString());
    }

    [Theory]
    [InlineData("cpu")]
    [InlineData("gl")]
    public void Bench_Model_TimesPreprocessingAndLayers(string backend)
    {
        var (code, output, error) = Run($"bench --size 64x48 --pipeline {TinyModel.SaveClassifier(folder)} --backend {backend} --frames 5 --json");
        Assert.True(code == ExitCode.Ok, error);
        var steps = JsonDocument.Parse(output).RootElement.GetProperty("steps").EnumerateArray().Select(step => step.GetProperty("op").GetString()!).ToArray();
        Assert.Equal(["Preprocessing", "Conv2D"], steps);
    }

    [Fact]
    public void Render_ModelWithoutDescription_SaysWhatIsGuessedAndTakesFlags()
    {
        var model = TinyModel.SaveClassifier(folder, described: false);
        var (code, output, error) = Run($"render --source {Picture(9, 7, 255, 0, 0)} --pipeline {model} --color bgr --crop stretch --backend cpu --out {Out}");
        Assert.True(code == ExitCode.Ok, error);
        Assert.Contains("model.onnx: there is no model.json beside it; guessed classify, bgr 4×4, stretch, values 0…1 (", error, StringComparison.Ordinal);
        Assert.Contains("""{"index":2,"label":"class 2","probability":1}""", output, StringComparison.Ordinal);
    }

    [Fact]
    public void Render_UnknownTask_ShowsTheFrameAndSaysSo()
    {
        var model = TinyModel.SaveClassifier(folder);
        var description = Path.Combine(folder, "model.json");
        File.WriteAllText(description, File.ReadAllText(description).Replace("classify", "something else altogether", StringComparison.Ordinal));
        var (code, output, error) = Run($"render --source {Picture(9, 7, 255, 0, 0)} --pipeline {model} --backend cpu --out {Out}");
        Assert.True(code == ExitCode.Ok, error);
        Assert.Contains("liveconv: tiny: the task 'something else altogether' in model.json isn't known; only its feature maps are shown (--task names another)", error, StringComparison.Ordinal);
        Assert.Empty(output);
        Assert.Equal((255, 0, 0), Pixel(TestModel.ReadPicture(Out), 4, 3));
    }

    [Theory]
    [InlineData("--pipeline sobel --mean 0.5", ExitCode.Usage, "liveconv: 'sobel' is a filter: --task, --mean, --std, --scale, --color, --crop, --labels and --input-size are for networks (.onnx, net:)")]
    [InlineData("--pipeline MODEL --std 1,0,1", ExitCode.Usage, "liveconv: --std 1,0,1: one or three numbers other than 0 are needed, such as 0.229,0.224,0.225")]
    [InlineData("--pipeline MODEL --task detect", ExitCode.Usage, "liveconv: --task detect: the tasks are")]
    [InlineData("--pipeline MODEL --crop middle", ExitCode.Usage, "liveconv: --crop middle: center, stretch or letterbox is needed")]
    [InlineData("--pipeline MODEL --background pink", ExitCode.Usage, "liveconv: --background pink: mask, blur or a colour such as 00b140 is needed")]
    [InlineData("--pipeline absent.onnx", ExitCode.BadInput, "liveconv: absent.onnx: there is no such file")]
    [InlineData("--pipeline MODEL --color gray", ExitCode.BadInput, "liveconv: tiny: the network takes 1×3×4×4, but by its description the input is 1×1×4×4; correct model.json, or name color and --input-size")]
    [InlineData("--pipeline MODEL --task segment", ExitCode.Ok, "")]
    [InlineData("--pipeline MODEL --task detect-face", ExitCode.BadInput, "liveconv: tiny: the task detect-face needs outputs such as UltraFace's (boxes and scores) or YuNet's (cls, obj, bbox at three strides), but this model has 'y' 1×3×1×1; name another with --task")]
    public void Render_WrongWords_EndInOneLine(string arguments, int expected, string message)
    {
        var model = TinyModel.SaveClassifier(folder);
        var (code, _, error) = Run($"render --source {Picture(9, 7, 255, 0, 0)} --backend cpu --out {Out} {arguments.Replace("MODEL", model, StringComparison.Ordinal)}");
        Assert.Equal(expected, code);
        Assert.StartsWith(message, error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("render --source PICTURE --pipeline MODEL --out OUT")]
    [InlineData("verify --source PICTURE --pipeline MODEL")]
    [InlineData("bench --pipeline MODEL")]
    [InlineData("inspect MODEL")]
    public void Run_TruncatedModel_EndsWith3AndOneLine(string arguments)
    {
        var model = TinyModel.SaveClassifier(folder);
        using (var file = File.OpenWrite(model)) file.SetLength(file.Length - 9);
        var words = arguments.Replace("MODEL", model, StringComparison.Ordinal).Replace("OUT", Out, StringComparison.Ordinal);

        var (code, output, error) = Run(words.Replace("PICTURE", Picture(9, 7, 255, 0, 0), StringComparison.Ordinal));

        Assert.Equal((ExitCode.BadInput, ""), (code, output));
        Assert.Contains("truncated", Assert.Single(error.Trim().Split('\n')), StringComparison.Ordinal);
        Assert.False(File.Exists(Out));
    }

    [Fact]
    public void Render_Interrupted_EndsWith130()
    {
        using var cancel = new CancellationTokenSource();
        cancel.Cancel();
        using var output = new StringWriter();
        using var error = new StringWriter();
        var code = App.Run($"render --source pattern:shapes --pipeline {TinyModel.SaveClassifier(folder)} --out {Out} --backend cpu".Split(' '), output, error, false, cancel.Token);
        Assert.Equal(ExitCode.Interrupted, code);
        Assert.False(File.Exists(Out));
    }

    private string Out => Path.Combine(folder, "out.png");

    private string Picture(int width, int height, byte r, byte g, byte b)
    {
        var path = Path.Combine(folder, "picture.png");
        using var mat = new Mat(height, width, MatType.CV_8UC3);
        for (var y = 0; y < height; y++)
        for (var x = 0; x < width; x++) mat.Set(y, x, new Vec3b(b, g, r));
        Cv2.ImWrite(path, mat);
        return path;
    }

    private static (int R, int G, int B) Pixel(Frame frame, int x, int y) =>
        frame.Rgba.AsSpan(((y * frame.Width) + x) * 4, 3) is [var r, var g, var b] ? (r, g, b) : default;

    private static (int Code, string Output, string Error) Run(string arguments)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var code = App.Run(arguments.Split(' '), output, error);
        return (code, output.ToString(), error.ToString());
    }
}
