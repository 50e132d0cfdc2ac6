using LiveConv.Tests.Support;
using Xunit;

namespace LiveConv.Shaders.Tests;

[Collection(GlTests.Name)]
public sealed class DirectionsTests(GlFixture gl)
{
    [Fact]
    public void Classify_Stripes_NamesTheirDirection() => gl.Run(() =>
    {
        using var loaded = Stripes.Load(gl.Executor);
        for (var direction = 0; direction < Stripes.Angles.Count; direction++)
        foreach (var (period, contrast, noise) in new[] { (4.0, 1.0, 0.0), (9, 0.3, 0.03), (24, 0.6, 0.1) })
        {
            var classes = Stripes.Classify(loaded, Stripes.Draw(Stripes.Angles[direction], period, contrast: contrast, noise: noise));
            Assert.Equal(direction, classes[0].Index);
            Assert.Equal(1, classes.Sum(entry => entry.Probability), 1e-5);
        }

        Assert.Equal(4, Stripes.Classify(loaded, Stripes.Draw(0, 8, contrast: 0))[0].Index);
    });
}
