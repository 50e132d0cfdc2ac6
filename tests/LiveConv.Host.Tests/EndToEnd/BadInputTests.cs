using LiveConv.Tests.Support;
using Xunit;

namespace LiveConv.Host.Tests.EndToEnd;

/// <summary>Bad input: one clear line, the right exit code, no stack trace, nothing left at --out.</summary>
public sealed class BadInputTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("liveconv-bad").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory]
    [InlineData("--source {0}/none.mp4", 3, "{0}/none.mp4: no such file")]
    [InlineData("--source {0}", 3, "{0}: the folder holds no pictures (.png, .jpg, .bmp, .tif, .webp, .ppm)")]
    [InlineData("--source pattern:shape", 3, "pattern:shape: there is no such scene; did you mean 'shapes'?")]
    [InlineData("--source http://127.0.0.1:1/x", 3, "http://127.0.0.1:1/x: no connection to 127.0.0.1:1: Connection refused")]
    [InlineData("--pipeline sobl", 3, "there is no pipeline 'sobl'; did you mean 'sobel'?")]
    [InlineData("--pipeline {0}/none.json", 3, "{0}/none.json: there is no such file")]
    [InlineData("--backend cuda", 2, "--backend cuda: the backends are auto, gl, cpu, reference")]
    [InlineData("--frames 0", 2, "--frames 0: a whole number from 1 to 2147483647 is needed")]
    [InlineData("--size 0x5", 2, "--size 0x5: a size is written 640x360, each side 1 to ")]
    public void Render_BadArgument_SaysWhatAndWhere(string arguments, int exitCode, string message) => Check(arguments, exitCode, message);

    [Theory]
    [InlineData("{ \"layers\": [ ", "1:15: broken JSON: ")]
    [InlineData("{\n  \"layers\": [\n    { \"op\": \"conv2d\", \"kernel\": \"sobelx\" }\n  ]\n}", "3:33: layers[0].kernel: unknown kernel 'sobelx'; did you mean 'sobel-x'?")]
    [InlineData("{ \"layers\": [ { \"op\": \"conv3d\" } ] }", "1:23: layers[0].op: unknown op 'conv3d'; did you mean 'conv2d'?")]
    [InlineData("{ \"layers\": [ { \"op\": \"conv2d\", \"kernel\": \"box-3\", \"stride\": 0 } ] }", "1:62: layers[0].stride: must be at least 1, not 0")]
    [InlineData("{ \"layers\": [ { \"op\": \"conv2d\", \"kernel\": \"box-3\", \"dilation\": 16385 } ] }", "1:64: layers[0].dilation: must be at most 16384, not 16385")]
    [InlineData("{ \"layers\": [ { \"op\": \"conv2d\", \"kernel\": \"box-3\", \"dilation\": [1, 8192] } ] }", "1:64: layers[0].dilation: makes the kernel span 3×16385 pixels; it can span 16384 at most")]
    [InlineData("{ \"layers\": [ { \"op\": \"max-pool\", \"size\": 2147483647 } ] }", "1:43: layers[0].size: must be at most 16384, not 2147483647")]
    [InlineData("", " the file is empty")]
    [InlineData("PK\0\u0003", " isn't text, so neither a pipeline; those are JSON in UTF-8, networks are .onnx files")]
    [InlineData("{ \"layers\": [ { \"op\": \"conv2d\", \"kernel\": [[1, NaN]] } ] }", "1:48: broken JSON: 'N' is an invalid start of a value")]
    [InlineData("{ \"layers\": [ { \"op\": \"conv2d\", \"kernel\": [[1, 1e999]] } ] }", "1:48: layers[0].kernel[0][1]: 1e999 is too large for float32; numbers must be finite")]
    [InlineData("{ \"layers\": [ { \"op\": \"conv2d\", \"kernel\": { \"generator\": \"box\", \"size\": 9 }, \"padding\": \"valid\" } ] }", "1:15: layers[0]: layer 'conv2d' (Conv2D): the kernel spans 9 pixels, but the picture has only 5 + 0 of padding")]
    public void Render_BadPipeline_NamesFileLineAndColumn(string json, string message)
    {
        var file = Path.Combine(folder, "p.json");
        File.WriteAllText(file, json);

        Check($"--size 7x5 --pipeline {file}", 3, $"{file}:{message}");
    }

    [Theory]
    [InlineData("--pipeline {0}/net.onnx")]
    [InlineData("--pipeline pattern --pattern {0}/net.onnx")]
    [InlineData("--source pattern:shapes --pipeline net:lenet5 --labels {0}/net.onnx")]
    public void Render_FolderInPlaceOfAFile_SaysSo(string arguments)
    {
        Directory.CreateDirectory(Path.Combine(folder, "net.onnx"));

        Check(arguments, 3, "{0}/net.onnx: is a folder, not a file");
    }

    [Fact]
    public void Verify_EmptyNameOfAPipeline_SaysWhatToName()
    {
        using var error = new StringWriter();

        Assert.Equal(3, App.Run(["verify", "--source", "pattern:shapes", "--pipeline", ""], TextWriter.Null, error));
        Assert.Equal("liveconv: the pipeline is empty; name a filter, a pipeline file or a network (they are listed by: liveconv pipelines)\n", error.ToString());
    }

    [Fact]
    public void Render_PatternTooLarge_NamesItsFile()
    {
        var file = Path.Combine(folder, "p.png");
        Assert.Equal(0, App.Run(["render", "--source", "pattern:shapes", "--size", "128x20", "--frames", "1", "--out", file], TextWriter.Null, TextWriter.Null));

        Check($"--pipeline pattern --pattern {file}", 3, $"{file}: has 128×20 pixels; a pattern can have 127×127 at most: cut out less, or scale it down");
    }

    [Fact]
    public void Render_TextFileNamedMp4_SaysSo()
    {
        var file = Path.Combine(folder, "text.mp4");
        File.WriteAllText(file, "not a video\n");

        Check($"--source {file}", 3, $"{file}: is a text file, not a video");
    }

    [Fact]
    public void Render_PngCutAnywhere_SaysSoInOneLine()
    {
        var file = Path.Combine(folder, "cut.png");
        Assert.Equal(0, App.Run(["render", "--source", "pattern:shapes", "--size", "64x48", "--frames", "1", "--out", file], TextWriter.Null, TextWriter.Null));
        var whole = File.ReadAllBytes(file);
        foreach (var length in new[] { 8, 20, whole.Length / 2, whole.Length - 1 })
        {
            File.WriteAllBytes(file, whole[..length]);
            var (code, _, error) = LiveConvProcess.Run(["render", "--source", file, "--out", Path.Combine(folder, "out.png")]);
            Assert.Equal((3, $"liveconv: {file}: is cut short: its end is missing\n"), (code, error));
        }
    }

    [Fact]
    public void Render_EmptyPicture_SaysSo()
    {
        var file = Path.Combine(folder, "empty.png");
        File.WriteAllBytes(file, []);

        Check($"--source {file}", 3, $"{file}: the file is empty");
    }

    [SkippableFact]
    public void Render_TruncatedVideo_KeepsWhatDecodesAndWarns()
    {
        Skip.If(TestData.Folder is null, TestData.Absent);
        var file = Path.Combine(folder, "short.avi");
        File.WriteAllBytes(file, File.ReadAllBytes(TestData.Path("video", "vtest.avi"))[..400_000]);
        var target = Path.Combine(folder, "out.mkv");
        using var output = new StringWriter();
        using var error = new StringWriter();

        var code = App.Run(["render", "--source", file, "--pipeline", "identity", "--out", target], output, error);

        Assert.Equal(0, code);
        Assert.Matches($@"^liveconv: {file}: ended after \d+ of 795 frames: the file is truncated or damaged\n", error.ToString());
        Assert.True(File.Exists(target));
    }

    [Theory]
    [InlineData("clip.mkv", "clip.mkv")]
    [InlineData("clip.mkv", "link.mkv")]
    [InlineData("pictures", "pictures/")]
    public void Render_OverItsOwnSource_RefusesAndLeavesItWhole(string source, string target)
    {
        var (from, to) = (Path.Combine(folder, source), Path.Combine(folder, target));
        using var output = new StringWriter();
        using var error = new StringWriter();
        Assert.Equal(0, App.Run(["render", "--source", "pattern:shapes", "--size", "64x48", "--frames", "2", "--out", from], output, error));
        if (target == "link.mkv") File.CreateSymbolicLink(to, from);
        var before = Directory.GetFileSystemEntries(folder, "*", SearchOption.AllDirectories).Select(entry => (entry, new FileInfo(entry).LastWriteTimeUtc)).ToArray();
        using var problem = new StringWriter();

        var code = App.Run(["render", "--source", from, "--pipeline", "sobel", "--out", to], output, problem);

        Assert.Equal((2, $"liveconv: --out {to}: is the source itself; give another name\n"), (code, problem.ToString()));
        Assert.Equal(before, Directory.GetFileSystemEntries(folder, "*", SearchOption.AllDirectories).Select(entry => (entry, new FileInfo(entry).LastWriteTimeUtc)));
    }

    [Fact]
    public void Verify_WithoutAnyOpenGl_SaysSoInOneLine()
    {
        var (code, output, error) = LiveConvProcess.Run("verify --pipeline sobel --backend gl", ("__EGL_VENDOR_LIBRARY_DIRS", folder));

        Assert.Equal(1, code);
        Assert.Empty(output);
        Assert.Equal("liveconv: no OpenGL without a window: EGL finds no driver. Install libegl1 and libgl1-mesa-dri, or use --backend cpu\n", error);
    }

    private void Check(string arguments, int exitCode, string message)
    {
        var before = Directory.GetFileSystemEntries(folder);
        using var output = new StringWriter();
        using var error = new StringWriter();

        var code = App.Run(["render", "--out", Path.Combine(folder, "out.mkv"), .. arguments.Replace("{0}", folder, StringComparison.Ordinal).Split(' ')], output, error);

        Assert.Equal(exitCode, code);
        Assert.Empty(output.ToString());
        var lines = error.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.StartsWith($"liveconv: {message.Replace("{0}", folder, StringComparison.Ordinal)}", lines[0], StringComparison.Ordinal);
        Assert.Equal(exitCode == 2 ? ["liveconv: see: liveconv render --help"] : [], lines[1..]);
        Assert.Equal(before, Directory.GetFileSystemEntries(folder));
    }
}
