using System.Text.RegularExpressions;
using LiveConv.Host.Tests.Models;
using LiveConv.Tests.Support;
using Xunit;

namespace LiveConv.Host.Tests.EndToEnd;

/// <summary>
/// The commands of README.md and docs/ do what they say there: layers, views and options exist. Windows are rendered to pictures
/// instead, cameras are scenes, and few frames do. Files that a page names lie where it says.
/// </summary>
public sealed partial class DocumentedCommandsTests : IClassFixture<DocumentedCommandsTests.Files>
{
    // What would take minutes, a network, or weights of others; each has tests of its own.
    private static readonly string[] Elsewhere =
    [
        "./liveconv models pull squeezenet", "./liveconv run --pipeline squeezenet", "./liveconv --pipeline net:resnet50 --weights my-resnet50.onnx",
        "./liveconv conformance /usr/share/libonnx-testdata/data/node --backend gl", "./liveconv bench --sweep kernel --plot kernel.svg",
        "./liveconv bench --pipeline net:vgg16 --backend cpu",
    ];

    private readonly Files files;

    public DocumentedCommandsTests(Files files) => this.files = files;

    public static TheoryData<string> Commands => [.. All().Except(Elsewhere)];

    public static TheoryData<string> Pages => [.. Markdown()];

    [Theory]
    [MemberData(nameof(Commands))]
    public void Command_AsDocumented_Works(string command)
    {
        var (code, _, error) = LiveConvProcess.Run(Shortened(command), start => start.WorkingDirectory = files.Folder);

        Assert.True(code == 0, error);
    }

    [Fact]
    public void CommandsTestedElsewhere_AreStillDocumented() => Assert.Equal(Elsewhere.Order(), All().Intersect(Elsewhere).Order());

    [Theory]
    [MemberData(nameof(Pages))]
    public void Page_LinksAndPaths_LeadSomewhere(string page)
    {
        var path = RepositoryFolder.File(page);
        var text = File.ReadAllText(path);
        var folder = Path.GetDirectoryName(path)!;
        var links = Link().Matches(text).Select(match => match.Groups[1].Value).Where(link => !link.Contains("://", StringComparison.Ordinal)).Select(link => Path.Combine(folder, link));
        // Squares are what docs/adding-an-op.md adds.
        var paths = Source().Matches(text).Select(match => match.Groups[1].Value).Where(name => !name.Contains("quare", StringComparison.Ordinal)).Select(RepositoryFolder.File);

        string[] missing = [.. links.Concat(paths).Where(target => !File.Exists(target) && !Directory.Exists(target))];
        Assert.Empty(missing);
    }

    private static IEnumerable<string> Markdown() =>
        ["README.md", "CONTRIBUTING.md", "compat/README.md", .. Directory.GetFiles(RepositoryFolder.File("docs"), "*.md").Order().Select(page => Path.GetRelativePath(RepositoryFolder.Root, page))];

    private static IEnumerable<string> All() => Markdown()
        .SelectMany(page => File.ReadLines(RepositoryFolder.File(page)))
        .Where(line => line.StartsWith("    ./liveconv ", StringComparison.Ordinal))
        .Select(line => Comment().Replace(line, "").Trim())
        .Where(line => line != "./liveconv")
        .Distinct();

    /// <summary>The same on few small frames, without a window or a camera.</summary>
    private static string[] Shortened(string command)
    {
        List<string> words = [.. command.Replace("camera:0", "pattern:shapes", StringComparison.Ordinal).Split(' ', StringSplitOptions.RemoveEmptyEntries).Skip(1)];
        if (words[0].StartsWith('-')) words = ["render", .. words, "--out", "shown.png", "--frames", "1"];
        if (words[0] is "render" or "verify" && !words.Contains("--source")) words.AddRange(["--source", "pattern:shapes"]);
        if (words[0] is "render" or "verify" or "bench" && !words.Contains("--frames")) words.AddRange(["--frames", "2"]);
        if (words[0] is "render" or "verify") words.AddRange(["--size", "160x96"]);
        return [.. words];
    }

    [GeneratedRegex("\\s+#.*$")]
    private static partial Regex Comment();

    [GeneratedRegex("\\]\\(([^)#\\s]+)(?:#[^)]*)?\\)")]
    private static partial Regex Link();

    [GeneratedRegex("`((?:src|tests|docs|shaders|pipelines|scripts|benchmarks|compat)/[\\w./-]+)`")]
    private static partial Regex Source();

    /// <summary>The files that the commands name.</summary>
    public sealed class Files : IDisposable
    {
        public Files()
        {
            TinyModel.SaveClassifier(Folder);
            Assert.Equal(0, App.Run(["render", "--source", "pattern:shapes", "--size", "160x96", "--frames", "4", "--out", Path.Combine(Folder, "clip.mp4")], TextWriter.Null, TextWriter.Null));
        }

        public string Folder { get; } = Directory.CreateTempSubdirectory("liveconv-documented").FullName;

        public void Dispose() => Directory.Delete(Folder, recursive: true);
    }
}
