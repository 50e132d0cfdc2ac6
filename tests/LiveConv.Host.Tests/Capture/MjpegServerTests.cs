using System.Diagnostics;
using System.Text;
using LiveConv.Tests.Support;
using Xunit;

namespace LiveConv.Host.Tests.Capture;

public sealed class MjpegServerTests
{
    [Fact]
    public async Task Get_FiveFrames_SendsEachOnceInOrderAtItsRate()
    {
        using var server = new MjpegServer(n => Encoding.ASCII.GetBytes($"jpeg {n}"), framesPerSecond: 50, frames: 5);
        using var client = new HttpClient();
        var clock = Stopwatch.StartNew();

        using var response = await client.GetAsync(new Uri(server.Address));
        var body = await response.Content.ReadAsStringAsync();

        Assert.Equal("multipart/x-mixed-replace", response.Content.Headers.ContentType!.MediaType);
        var parts = body.Split("--frame", StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(["jpeg 0", "jpeg 1", "jpeg 2", "jpeg 3", "jpeg 4"], parts[..5].Select(part => part.Split("\r\n\r\n")[1].Trim()));
        Assert.Equal("--", parts[5].Trim());
        Assert.True(clock.ElapsedMilliseconds >= 75, $"frame 4 is due 80 ms after the first, but all were there in {clock.ElapsedMilliseconds} ms");
    }

    [Fact]
    public async Task Get_LateClientOfAnEndlessStream_StartsAtTheFrameOfTheMoment()
    {
        using var server = new MjpegServer(n => Encoding.ASCII.GetBytes($"jpeg {n};"), framesPerSecond: 100);
        await Task.Delay(200);
        using var client = new HttpClient();
        using var stream = await client.GetStreamAsync(new Uri(server.Address));
        using var reader = new StreamReader(stream);

        string? line;
        do line = await reader.ReadLineAsync();
        while (line?.StartsWith("jpeg", StringComparison.Ordinal) == false);

        Assert.True(int.Parse(line!.AsSpan(5..^1), provider: null) >= 19, line);
    }
}
