using LiveConv.Host.Capture;
using LiveConv.Host.Commands;
using LiveConv.Pipelines;
using Xunit;

namespace LiveConv.Host.Tests.Commands;

public sealed class BackendsTests
{
    [Theory]
    [InlineData(3, 3, true)]
    [InlineData(5, 5, true)]
    [InlineData(1, 25, true)]
    [InlineData(2, 13, false)]
    [InlineData(7, 7, false)]
    public void IsSmallFilter_OneKernel_IsSmallUpTo25Weights(int width, int height, bool isSmall) =>
        Assert.Equal(isSmall, Backends.IsSmallFilter(KernelPipeline.Make(new PictureSize(width, height), wholeNumbers: false, 32, 24)));

    [Theory]
    [InlineData("sobel", true)]
    [InlineData("gaussian", true)]
    [InlineData("median", true)]
    [InlineData("gabor-bank", false)]
    [InlineData("log", false)]
    public void IsSmallFilter_ABuiltInPipeline_IsSmallUnlessAKernelIsLarge(string name, bool isSmall) =>
        Assert.Equal(isSmall, Backends.IsSmallFilter(BuiltInPipelines.Load(name).Build(32, 24)));
}
