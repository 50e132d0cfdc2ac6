using System.Text.Json;
using Xunit;

namespace LiveConv.Host.Tests.EndToEnd;

/// <summary>The networks that the program builds itself, value by value against the reference.</summary>
public sealed class NetworkVerifyTests
{
    [Theory]
    [InlineData("directions", "cpu")]
    [InlineData("directions", "gl")]
    [InlineData("lenet5", "cpu")]
    [InlineData("lenet5", "gl")]
    [InlineData("alexnet", "cpu")]
    [InlineData("alexnet", "gl")]
    [InlineData("googlenet", "cpu")]
    [InlineData("googlenet", "gl")]
    [InlineData("resnet18", "cpu")]
    [InlineData("resnet18", "gl")]
    [InlineData("resnet50", "cpu")]
    [InlineData("resnet50", "gl")]
    [InlineData("squeezenet", "cpu")]
    [InlineData("squeezenet", "gl")]
    [InlineData("mobilenetv2", "cpu")]
    [InlineData("mobilenetv2", "gl")]
    public void Verify_Network_IsWithinItsBounds(string name, string backend)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();

        var code = App.Run(["verify", "--source", "pattern:shapes", "--size", "320x240", "--frames", "1", "--pipeline", $"net:{name}", "--backend", backend, "--sample", "32", "--json"], output, error);

        Assert.True(code == 0, error.ToString());
        var report = JsonDocument.Parse(output.ToString()).RootElement;
        Assert.Equal((0, backend), (report.GetProperty("outside_bound").GetInt32(), report.GetProperty("backend").GetString()));
        Assert.True(report.GetProperty("values").GetInt64() > 5000);
    }
}
