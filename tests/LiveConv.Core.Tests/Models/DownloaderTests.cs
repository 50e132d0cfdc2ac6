using System.Security.Cryptography;
using LiveConv.Models.Catalog;
using LiveConv.Tests.Support;

namespace LiveConv.Core.Tests.Models;

/// <summary>Fetching files from servers on this machine that do what servers do: cut, redirect, lie and stay silent.</summary>
public sealed class DownloaderTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("liveconv-download").FullName;
    private readonly byte[] content = new byte[300_000];
    private readonly FileServer server;

    public DownloaderTests()
    {
        new Random(1).NextBytes(content);
        server = new FileServer(content);
    }

    private string Target => Path.Combine(folder, "file.bin");

    private string Part => Target + ".part";

    public void Dispose()
    {
        server.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task Fetch_File_ArrivesWholeAndAlone()
    {
        var seen = new List<DownloadProgress>();

        Assert.True(await Fetch(options => options with { Progress = seen.Add }));

        Assert.Equal(content, File.ReadAllBytes(Target));
        Assert.Equal([Target], Directory.GetFiles(folder));
        Assert.Equal((300_000, 300_000), (seen[^1].Done, seen[^1].Total));
    }

    [Fact]
    public async Task Fetch_FileThatIsThere_AsksNobody()
    {
        File.WriteAllBytes(Target, content);

        Assert.False(await Fetch());

        Assert.Empty(server.Requests);
    }

    [Fact]
    public async Task Fetch_OtherFileOfTheSameSizeThere_IsReplaced()
    {
        File.WriteAllBytes(Target, new byte[content.Length]);

        Assert.True(await Fetch());

        Assert.Equal(content, File.ReadAllBytes(Target));
    }

    [Fact]
    public async Task Fetch_CutConnection_GoesOnFromThere()
    {
        (server.Cuts, server.CutAfter) = (2, 100_000);

        await Fetch();

        Assert.Equal(content, File.ReadAllBytes(Target));
        Assert.Equal(3, server.Requests.Count);
        Assert.Contains("Range: bytes=100000-", server.Requests[1], StringComparison.Ordinal);
        Assert.Contains("If-Range: \"1\"", server.Requests[1], StringComparison.Ordinal);
        Assert.Contains("Range: bytes=200000-", server.Requests[2], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Fetch_AfterAnEarlierProcessWasCut_GoesOnFromThere()
    {
        File.WriteAllBytes(Part, content[..12_345]);

        await Fetch();

        Assert.Equal(content, File.ReadAllBytes(Target));
        Assert.Contains("Range: bytes=12345-", Assert.Single(server.Requests), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Fetch_ServerThatIgnoresRange_StartsAgain()
    {
        File.WriteAllBytes(Part, new byte[12_345]);
        server.IgnoresRange = true;

        await Fetch();

        Assert.Equal(content, File.ReadAllBytes(Target));
    }

    [Fact]
    public async Task Fetch_VersionChangedBetweenTheParts_StartsAgain()
    {
        (server.Cuts, server.CutAfter) = (1, 100_000);
        server.Content = new byte[content.Length];
        var fetching = Fetch(options => options with { RetryDelay = TimeSpan.FromMilliseconds(500) });
        while (server.Requests.Count == 0 || server.Cuts > 0) await Task.Delay(5);
        (server.Content, server.ETag) = (content, "\"2\"");

        await fetching;

        Assert.Equal(content, File.ReadAllBytes(Target));
    }

    [Fact]
    public async Task Fetch_DamagedPartWithoutVersion_StartsAgain()
    {
        File.WriteAllBytes(Part, new byte[12_345]);
        server.ETag = null;

        await Fetch();

        Assert.Equal(content, File.ReadAllBytes(Target));
        Assert.Equal(2, server.Requests.Count);
    }

    [Fact]
    public async Task Fetch_PartLargerThanTheFile_StartsAgain()
    {
        File.WriteAllBytes(Part, new byte[content.Length + 1]);

        await Fetch();

        Assert.Equal(content, File.ReadAllBytes(Target));
    }

    [Fact]
    public async Task Fetch_WrongContent_IsRefusedAndNothingIsKept()
    {
        server.Content = new byte[content.Length];

        var failure = await Assert.ThrowsAsync<DownloadException>(() => Fetch());

        Assert.Contains("SHA-256", failure.Message, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(folder));
    }

    [Theory]
    [InlineData(299_999)]
    [InlineData(134)]
    [InlineData(300_001)]
    public async Task Fetch_WrongLength_IsRefusedBeforeItIsFetched(int length)
    {
        server.Content = new byte[length];

        var failure = await Assert.ThrowsAsync<DownloadException>(() => Fetch());

        Assert.Contains($"the file there has {length:#,0} bytes, the published one 300,000", failure.Message, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(folder));
    }

    [Fact]
    public async Task Fetch_EndlessAnswer_StopsAtTheSize()
    {
        server.Content = new byte[5_000_000];
        server.HidesLength = true;

        await Assert.ThrowsAsync<DownloadException>(() => Fetch());

        Assert.Empty(Directory.GetFiles(folder));
    }

    [Fact]
    public async Task Fetch_Redirect_IsFollowedWithItsRange()
    {
        server.Redirects["/file"] = "/elsewhere";
        (server.Cuts, server.CutAfter) = (1, 1000);

        await Fetch();

        Assert.Equal(content, File.ReadAllBytes(Target));
        Assert.StartsWith("GET /elsewhere", server.Requests[3], StringComparison.Ordinal);
        Assert.Contains("Range: bytes=1000-", server.Requests[3], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Fetch_RedirectLoop_Ends()
    {
        server.Redirects["/file"] = "/file";

        var failure = await Assert.ThrowsAsync<DownloadException>(() => Fetch());

        Assert.Contains("302", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Fetch_NotFound_TakesTheNextAddress()
    {
        server.Statuses["/gone"] = "404 Not Found";

        await Fetch(path: ["gone", "file"]);

        Assert.Equal(content, File.ReadAllBytes(Target));
        Assert.Equal(2, server.Requests.Count);
    }

    [Fact]
    public async Task Fetch_NoAddressGivesIt_NamesEveryReason()
    {
        server.Statuses["/gone"] = "404 Not Found";
        server.Statuses["/secret"] = "403 Forbidden";

        var failure = await Assert.ThrowsAsync<DownloadException>(() => Fetch(path: ["gone", "secret"]));

        Assert.StartsWith("file.bin can't be fetched from ", failure.Message, StringComparison.Ordinal);
        Assert.Contains("HTTP 404 (Not Found); ", failure.Message, StringComparison.Ordinal);
        Assert.Contains("HTTP 403 (Forbidden)", failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', failure.Message);
    }

    [Fact]
    public async Task Fetch_ServerBusyOnce_IsAskedAgain()
    {
        server.Statuses["/file"] = "503 Service Unavailable";
        var fetching = Fetch(options => options with { RetryDelay = TimeSpan.FromMilliseconds(500) });
        while (server.Requests.Count == 0) await Task.Delay(5);
        server.Statuses.Clear();

        Assert.True(await fetching);
    }

    [Fact]
    public async Task Fetch_NobodyListens_SaysSo()
    {
        server.Dispose();

        var failure = await Assert.ThrowsAsync<DownloadException>(() => Fetch());

        Assert.Contains("refused", failure.Message, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Fetch_SilentServer_TimesOutAndKeepsThePart()
    {
        File.WriteAllBytes(Part, content[..5000]);
        (server.Cuts, server.CutAfter, server.StallsInstead) = (100, 0, true);

        var failure = await Assert.ThrowsAsync<DownloadException>(() => Fetch(options => options with { Timeout = TimeSpan.FromMilliseconds(200), Retries = 1 }));

        Assert.Contains("no answer for 0.2 s", failure.Message, StringComparison.Ordinal);
        Assert.Contains("; 5,000 of 300,000 bytes are kept", failure.Message, StringComparison.Ordinal);
        Assert.Equal(2, server.Requests.Count);
        Assert.Equal(content[..5000], File.ReadAllBytes(Part));
    }

    [Fact]
    public async Task Fetch_Cancelled_KeepsThePartForTheNextTime()
    {
        using var cancel = new CancellationTokenSource();
        (server.Cuts, server.CutAfter, server.StallsInstead) = (1, 100_000, true);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Fetch(
            options => options with
            {
                Progress = progress =>
                {
                    if (progress.Done == 100_000) cancel.Cancel();
                },
            },
            cancel: cancel.Token));

        Assert.Equal(100_000, new FileInfo(Part).Length);
        Assert.False(File.Exists(Target));
        await Fetch();
        Assert.Contains("Range: bytes=100000-", server.Requests[^1], StringComparison.Ordinal);
        Assert.Equal(content, File.ReadAllBytes(Target));
    }

    [Fact]
    public async Task Fetch_DiskFullInTheMiddle_SaysSoAndLeavesNothing()
    {
        var failure = await Assert.ThrowsAsync<DownloadException>(() => Fetch(options => options with { OpenPart = path => new FullDiskStream(path, 70_000) }));

        Assert.Contains("can't be written: No space left on device; make room", failure.Message, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(folder));
    }

    [Fact]
    public async Task Fetch_MoreThanTheDiskHas_IsRefusedAtOnce()
    {
        using var downloader = new Downloader(new DownloadOptions());
        var file = new RemoteFile(long.MaxValue, Sum(content), [server.Address]);

        var failure = await Assert.ThrowsAsync<DownloadException>(() => downloader.FetchAsync(file, Target, default));

        Assert.Contains("bytes are needed there, but only", failure.Message, StringComparison.Ordinal);
        Assert.Empty(server.Requests);
    }

    private static string Sum(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    private async Task<bool> Fetch(Func<DownloadOptions, DownloadOptions>? change = null, string[]? path = null, CancellationToken cancel = default)
    {
        var options = new DownloadOptions { Timeout = TimeSpan.FromSeconds(20), RetryDelay = TimeSpan.FromMilliseconds(10) };
        using var downloader = new Downloader(change?.Invoke(options) ?? options);
        var file = new RemoteFile(content.Length, Sum(content), [.. (path ?? ["file"]).Select(name => new Uri(server.Address, name))]);
        return await downloader.FetchAsync(file, Target, cancel);
    }

    /// <summary>A file on a disk that has room for so many bytes.</summary>
    private sealed class FullDiskStream(string path, long room) : FileStream(path, FileMode.Append, FileAccess.Write)
    {
        public override void Write(ReadOnlySpan<byte> buffer)
        {
            if (Position + buffer.Length > room) throw new IOException("No space left on device", 28);
            base.Write(buffer);
        }
    }
}
