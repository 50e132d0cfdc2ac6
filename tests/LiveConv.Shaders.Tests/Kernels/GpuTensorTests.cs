using LiveConv.Shaders.Kernels;
using LiveConv.Tensors;
using Xunit;

namespace LiveConv.Shaders.Tests.Kernels;

[Collection(GlTests.Name)]
public sealed class GpuTensorTests(GlFixture gl)
{
    [Theory]
    [InlineData(1, 1, 1, 1, TensorLayout.Planar)]
    [InlineData(2, 3, 5, 7, TensorLayout.Planar)]
    [InlineData(2, 3, 5, 7, TensorLayout.Packed)]
    [InlineData(1, 9, 4, 13, TensorLayout.Packed)]
    public void WriteThenRead_AnyShape_ReturnsTheSameValues(int n, int c, int h, int w, TensorLayout layout) => gl.Run(() =>
    {
        var values = new Tensor(new Shape(n, c, h, w));
        for (var i = 0; i < values.Data.Length; i++) values.Data[i] = i + 0.5f;
        var read = new Tensor(values.Shape);
        using var tensor = new GpuTensor(gl.Executor.Device.Gl, values.Shape, layout, marginY: 2, marginX: 3);

        tensor.Write(values);
        tensor.Read(read);

        Assert.Equal(values.Data, read.Data);
    });

    [Fact]
    public void Write_PlanarTensor_PutsFourNeighboursInATexelBehindTheMargin() => gl.Run(() =>
    {
        var values = new Tensor(new Shape(1, 1, 2, 5), [1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
        using var tensor = new GpuTensor(gl.Executor.Device.Gl, values.Shape, TensorLayout.Planar, marginY: 1, marginX: 2);
        var raw = new float[tensor.Plane * 4];

        tensor.Write(values);
        tensor.Buffer.Read<float>(raw);

        Assert.Equal(4, tensor.Pitch);
        Assert.Equal([1, 2, 3, 4, 5, 0, 0, 0], raw[(5 * 4)..(7 * 4)]);
        Assert.Equal([6, 7, 8, 9, 10, 0, 0, 0], raw[(9 * 4)..(11 * 4)]);
    });

    [Fact]
    public void Write_PackedTensor_PutsFourChannelsInATexel() => gl.Run(() =>
    {
        var values = new Tensor(new Shape(1, 5, 1, 2), [1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
        using var tensor = new GpuTensor(gl.Executor.Device.Gl, values.Shape, TensorLayout.Packed, marginY: 0, marginX: 0);
        var raw = new float[tensor.Plane * 2 * 4];

        tensor.Write(values);
        tensor.Buffer.Read<float>(raw);

        Assert.Equal([1, 3, 5, 7, 2, 4, 6, 8], raw[..8]);
        Assert.Equal([9, 0, 0, 0, 10, 0, 0, 0], raw[(tensor.Plane * 4)..((tensor.Plane * 4) + 8)]);
    });
}
