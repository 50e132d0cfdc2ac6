using LiveConv.Shaders.Gl;
using Silk.NET.OpenGL;
using Xunit;

namespace LiveConv.Shaders.Tests.Gl;

[Collection(GlTests.Name)]
public sealed class GlDeviceTests(GlFixture gl)
{
    [Fact]
    public void Check_AfterAnError_ThrowsTheDriversMessage() => gl.Run(() =>
    {
        var device = gl.Executor.Device;

        device.Gl.BindBufferBase(BufferTargetARB.UniformBuffer, uint.MaxValue, 0);

        var failure = Assert.Throws<GlException>(device.Check);
        Assert.StartsWith("OpenGL DebugTypeError: ", failure.Message, StringComparison.Ordinal);
        device.Check();
    });

    [Fact]
    public void IsSoftware_KnowsTheRasterisersThatRunOnTheCpu() => gl.Run(() =>
        Assert.Equal(
            gl.Executor.Device.Renderer.Contains("llvmpipe", StringComparison.Ordinal) || gl.Executor.Device.Renderer.Contains("softpipe", StringComparison.Ordinal),
            gl.Executor.Device.IsSoftware));

    [Fact]
    public void Buffer_WrittenAndRead_KeepsItsValues() => gl.Run(() =>
    {
        using var buffer = new GpuBuffer(gl.Executor.Device.Gl, 7 * sizeof(float));
        float[] values = [1, -2, 3.5f, float.Epsilon, float.NaN];
        var read = new float[7];

        buffer.Write<float>(values, 2 * sizeof(float));
        buffer.Read<float>(read);

        Assert.Equal([0, 0, .. values], read);
    });
}
