using LiveConv.Tests.Support;
using Xunit;

namespace LiveConv.Shaders.Tests;

/// <summary>Kernels that are changed while a filter runs on the GPU, where they are compiled into programs at first.</summary>
[Collection(GlTests.Name)]
public sealed class ChangedKernelTests(GlFixture gl)
{
    public static TheoryData<string, bool> Names
    {
        get
        {
            var data = new TheoryData<string, bool>();
            foreach (var name in ChangedPipelines.Names)
            {
                data.Add(name, true);
                data.Add(name, false);
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void SetConstant_OfAFilter_GivesThePictureOfThatKernelFromTheStart(string name, bool timed) => gl.Run(() =>
    {
        using var loaded = gl.Executor.LoadPipeline(ChangedPipelines.Build(name));
        using var expected = gl.Executor.LoadPipeline(ChangedPipelines.BuildChanged(name, seed: 2));
        loaded.Timed = expected.Timed = timed;
        ChangedPipelines.Picture(loaded);

        foreach (var seed in (int[])[3, 2]) ChangedPipelines.Change(loaded, seed);

        Assert.Equal(ChangedPipelines.Picture(expected).Rgba, ChangedPipelines.Picture(loaded).Rgba);
    });
}
