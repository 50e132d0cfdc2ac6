using System.Diagnostics;
using System.Security.Cryptography;
using System.Text.Json;
using LiveConv.Models;
using LiveConv.Models.Catalog;
using LiveConv.Tests.Support;
using Xunit;

namespace LiveConv.Host.Tests.EndToEnd;

/// <summary><c>liveconv models</c> as its users run it, against a server on this machine.</summary>
public sealed class ModelsTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("liveconv-models").FullName;
    private readonly byte[] content = new byte[500_000];
    private readonly FileServer server;

    public ModelsTests()
    {
        new Random(2).NextBytes(content);
        server = new FileServer(content);
        var address = server.Address;
        File.WriteAllText(Index, $$"""
            {
              "labels": { "two": { "lines": ["cat", "dog"] }, "gone": { "size": 5, "sha256": "{{new string('0', 64)}}", "addresses": ["{{address}}gone"] } },
              "models": [
                {
                  "name": "tiny", "summary": "a test", "task": "classify", "licence": "MIT", "file": "tiny-1.onnx", "labels": "two",
                  "size": {{content.Length}}, "sha256": "{{Convert.ToHexStringLower(SHA256.HashData(content))}}", "addresses": ["{{address}}tiny-1.onnx"],
                  "input": { "color": "bgr", "mean": [1, 2, 3], "fit": { "mode": "crop", "size": [8, 6] } }
                },
                {
                  "name": "nameless", "summary": "a test", "task": "classify", "licence": "MIT", "file": "tiny-1.onnx", "labels": "gone",
                  "size": {{content.Length}}, "sha256": "{{Convert.ToHexStringLower(SHA256.HashData(content))}}", "addresses": ["{{address}}tiny-1.onnx"],
                  "input": { "fit": { "mode": "crop", "size": [8, 6] } }
                },
                {
                  "name": "wrong", "summary": "a test", "task": "style", "licence": "MIT", "file": "tiny-1.onnx",
                  "size": {{content.Length}}, "sha256": "{{new string('a', 64)}}", "addresses": ["{{address}}tiny-1.onnx"],
                  "input": { "fit": { "mode": "crop", "size": [8, 6] } }
                }
              ]
            }
            """);
        server.Statuses["/gone"] = "404 Not Found";
    }

    private string Index => Path.Combine(folder, "index.json");

    private string Store => Path.Combine(folder, "liveconv", "models");

    public void Dispose()
    {
        server.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public void Pull_Model_LiesWithItsDescriptionInTheDataFolder()
    {
        var (code, output, error) = Run("models pull tiny");

        var file = Path.Combine(Store, "tiny", "model.onnx");
        Assert.True(code == 0, error);
        Assert.Equal(file + "\n", output);
        Assert.Equal(content, File.ReadAllBytes(file));
        var description = ModelDescription.FindBeside(file)!;
        Assert.Equal(("tiny", ModelTask.Classify, 8, 6), (description.Name, description.Task, description.Input.Fit.Width, description.Input.Fit.Height));
        Assert.Equal<string>(["cat", "dog"], description.Labels);
        Assert.Equal(["labels.txt", "model.json", "model.onnx"], Directory.GetFiles(Path.Combine(Store, "tiny")).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        Assert.StartsWith("liveconv: tiny: model.onnx from 127.0.0.1:", error, StringComparison.Ordinal);
        Assert.EndsWith(", 0.5 MB\n", error, StringComparison.Ordinal);
    }

    [Fact]
    public void Pull_Again_SaysThatItIsThere()
    {
        Run("models pull tiny");

        var (code, _, error) = Run("models pull tiny");

        Assert.Equal((0, "liveconv: tiny is there already\n"), (code, error));
        Assert.Single(server.Requests);
    }

    [Fact]
    public void Pull_ToAFolder_LiesThere()
    {
        var other = Path.Combine(folder, "other");

        Assert.Equal(0, Run($"models pull tiny --to {other}").ExitCode);

        Assert.True(File.Exists(Path.Combine(other, "tiny", "model.onnx")));
        Assert.False(Directory.Exists(Store));
    }

    [Fact]
    public void Pull_WrongContent_Exits1WithOneLineAndKeepsNothing()
    {
        var (code, output, error) = Run("models pull wrong");

        Assert.Equal((1, ""), (code, output));
        Assert.Contains("its SHA-256 is not aaaa", error.Split('\n')[^2], StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(Path.Combine(Store, "wrong")));
    }

    [Fact]
    public void Pull_LabelsThatAreGone_GetsTheModelAndSaysSo()
    {
        var (code, _, error) = Run("models pull nameless");

        Assert.Equal(0, code);
        Assert.Contains("nameless has no names for its classes", error, StringComparison.Ordinal);
        Assert.Empty(ModelDescription.FindBeside(Path.Combine(Store, "nameless", "model.onnx"))!.Labels);
    }

    [SkippableFact]
    public void Pull_FullDisk_Exits1WithOneLineAndKeepsNothing()
    {
        Skip.IfNot(File.Exists("/dev/full"), "needs /dev/full, the device that is always full");
        var place = Directory.CreateDirectory(Path.Combine(Store, "tiny")).FullName;
        File.CreateSymbolicLink(Path.Combine(place, "model.onnx.part"), "/dev/full");

        var (code, _, error) = Run("models pull tiny");

        Assert.Equal(1, code);
        Assert.Contains("No space left on device", error.Split('\n')[^2], StringComparison.Ordinal);
        Assert.Contains("make room", error.Split('\n')[^2], StringComparison.Ordinal);
        Assert.Empty(Directory.GetFileSystemEntries(place));
    }

    [Fact]
    public void Pull_UnknownName_Exits2WithTheNearest()
    {
        var (code, _, error) = Run("models pull tinny");

        Assert.Equal((2, "liveconv: there is no model 'tinny'; did you mean 'tiny'?\n"), (code, error));
    }

    [Fact]
    public void Pull_BrokenTable_Exits3()
    {
        File.WriteAllText(Index, "{");

        var (code, _, error) = Run("models pull tiny");

        Assert.Equal(3, code);
        Assert.StartsWith($"liveconv: {Index}: this isn't a table of models", error, StringComparison.Ordinal);
    }

    [Fact]
    public void Pull_Interrupted_Exits130AndGoesOnTheNextTime()
    {
        (server.Cuts, server.CutAfter, server.StallsInstead) = (1, 200_000, true);
        var part = Path.Combine(Store, "tiny", "model.onnx.part");
        var start = new ProcessStartInfo(LiveConvProcess.Path, ["models", "pull", "tiny"]) { RedirectStandardError = true };
        foreach (var (name, value) in Environment) start.Environment[name] = value;
        using var process = Process.Start(start)!;
        for (var i = 0; i < 400 && !(File.Exists(part) && new FileInfo(part).Length == 200_000); i++) Thread.Sleep(25);

        using var kill = Process.Start("kill", ["-INT", $"{process.Id}"]);
        var error = process.StandardError.ReadToEnd();
        Assert.True(process.WaitForExit(20_000));

        Assert.Equal(130, process.ExitCode);
        Assert.EndsWith("liveconv: interrupted\n", error, StringComparison.Ordinal);
        Assert.Equal(0, Run("models pull tiny").ExitCode);
        Assert.Contains("Range: bytes=200000-", server.Requests[^1], StringComparison.Ordinal);
        Assert.Equal(content, File.ReadAllBytes(Path.Combine(Store, "tiny", "model.onnx")));
    }

    [Fact]
    public void List_Json_SaysWhatIsHere()
    {
        Run("models pull tiny");

        var (_, output, _) = Run("models list --json");

        var list = JsonDocument.Parse(output).RootElement;
        Assert.Equal(["tiny", "nameless", "wrong"], list.EnumerateArray().Select(entry => entry.GetProperty("name").GetString()));
        Assert.Equal(Path.Combine(Store, "tiny", "model.onnx"), list[0].GetProperty("path").GetString());
        Assert.Equal(JsonValueKind.Null, list[1].GetProperty("path").ValueKind);
        Assert.Equal(500_000, list[0].GetProperty("size").GetInt64());
    }

    [Fact]
    public void List_BuiltInTable_FitsATerminal()
    {
        var (code, output, _) = LiveConvProcess.Run("models list");

        Assert.Equal(0, code);
        Assert.Contains("mobilenetv2", output, StringComparison.Ordinal);
        Assert.All(output.Split('\n').Where(line => !line.StartsWith("folder", StringComparison.Ordinal)), line => Assert.True(line.Length <= 100, line));
    }

    [Fact]
    public void Weights_ForAFilter_Exits2()
    {
        var (code, _, error) = LiveConvProcess.Run("render --source pattern:shapes --frames 1 --pipeline sobel --weights x.onnx --out " + Path.Combine(folder, "x.png"));

        Assert.Equal((2, "liveconv: --weights x.onnx: weights are for networks that the program builds itself, such as net:resnet50, not for 'sobel'\n"), (code, error));
    }

    [SkippableFact]
    public void Weights_OfAModelInTheStore_AreFoundByItsName()
    {
        Skip.If(TestData.Folder is null, TestData.Absent);
        var place = Directory.CreateDirectory(Path.Combine(Store, "digits")).FullName;
        foreach (var file in new[] { "model.onnx", "model.json", "labels.txt" }) File.Copy(TestData.Path("models", "lenet5_tensorspace", file), Path.Combine(place, file));
        var picture = TestData.Path("models", "lenet5_tensorspace", "picture.png");

        var own = Run($"render --source {picture} --pipeline digits --backend cpu --out {Path.Combine(folder, "own.png")}");
        var built = Run($"render --source {picture} --pipeline net:lenet5 --weights digits --backend cpu --out {Path.Combine(folder, "built.png")}");

        Assert.True(own.ExitCode == 0 && built.ExitCode == 0, own.Error + built.Error);
        Assert.Contains("\"label\":\"7\"", own.Output, StringComparison.Ordinal);
        Assert.Contains(
            "liveconv: model.onnx: its names are others; weights of 5 layers taken by order and shape; the file computes MaxPool2D, Relu where this network has AveragePool2D, Tanh, so results will differ from its own\n",
            built.Error, StringComparison.Ordinal);
    }

    private (string Name, string Value)[] Environment => [(ModelCatalog.IndexVariable, Index), ("XDG_DATA_HOME", folder)];

    private (int ExitCode, string Output, string Error) Run(string arguments) => LiveConvProcess.Run(arguments, Environment);
}
