using System.Runtime.Intrinsics;
using System.Text.Json;
using Xunit;

namespace LiveConv.Host.Tests.EndToEnd;

/// <summary>The whole program on machines with narrower vectors: a process of its own, in which the runtime leaves the wider ones out.</summary>
public sealed class NarrowVectorsTests
{
    private const string WithoutAvx512 = "DOTNET_EnableAVX512";
    private const string WithoutAvx2 = "DOTNET_EnableAVX2";

    [SkippableTheory]
    [InlineData("sobel", WithoutAvx512, 256)]
    [InlineData("canny", WithoutAvx512, 256)]
    [InlineData("gaussian", WithoutAvx512, 256)]
    [InlineData("net:resnet18", WithoutAvx512, 256)]
    [InlineData("net:mobilenetv2", WithoutAvx512, 256)]
    [InlineData("net:googlenet", WithoutAvx512, 256)]
    [InlineData("gaussian", WithoutAvx2, 128)]
    [InlineData("net:squeezenet", WithoutAvx2, 128)]
    public void Verify_WithoutWideVectors_FindsNothing(string pipeline, string setting, int bits)
    {
        Skip.IfNot(Vector256.IsHardwareAccelerated && (bits < 256 || Vector512.IsHardwareAccelerated), $"this machine has no vectors wider than {bits} bits to leave out");

        var (code, output, error) = LiveConvProcess.Run(
            $"verify --source pattern:shapes --size 320x240 --frames 1 --pipeline {pipeline} --backend cpu --sample 32 --json",
            (setting, "0"));

        Assert.True(code == 0, error);
        var report = JsonDocument.Parse(output).RootElement;
        Assert.Contains($"{bits}-bit vectors", report.GetProperty("device").GetString(), StringComparison.Ordinal);
        Assert.Equal(0, report.GetProperty("outside_bound").GetInt32());
        Assert.True(report.GetProperty("values").GetInt64() > 5000);
    }

    /// <summary>Networks gain by them, filters lose.</summary>
    [SkippableTheory]
    [InlineData("sobel", 256)]
    [InlineData("net:lenet5", 512)]
    public void Bench_OnSoftwareGl_TakesTheVectorsThatSuitThePipeline(string pipeline, int bits)
    {
        Skip.IfNot(Vector512.IsHardwareAccelerated, "this machine has no vectors of 512 bits");

        var (code, output, error) = LiveConvProcess.Run($"bench --size 320x240 --frames 1 --pipeline {pipeline} --backend gl --json");

        Assert.True(code == 0, error);
        var device = JsonDocument.Parse(output).RootElement.GetProperty("device").GetString()!;
        Skip.IfNot(device.Contains("llvmpipe", StringComparison.Ordinal), $"gl is {device}");
        Assert.Contains($"{bits} bits", device, StringComparison.Ordinal);
    }
}
