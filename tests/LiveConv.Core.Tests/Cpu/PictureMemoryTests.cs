using LiveConv.Cpu.Rows;
using LiveConv.Tensors;

namespace LiveConv.Core.Tests.Cpu;

public unsafe class PictureMemoryTests
{
    private const int Page = 4096;

    [Theory]
    [InlineData(1280)]
    [InlineData(1920)]
    [InlineData(3840)]
    [InlineData(1024)]
    [InlineData(83)]
    [InlineData(1)]
    public void Distance_OfRowsNearEachOther_IsFarFromAPage(int width)
    {
        var distance = PictureMemory.Distance(width * sizeof(float));
        for (var row = -4; row <= 4; row++)
        {
            var place = (((distance - (row * width * sizeof(float))) % Page) + Page) % Page;
            Assert.InRange(place, 64, Page - 64);
        }
    }

    [Fact]
    public void Allocate_AnyNumber_BeginsAtACacheLineAndHoldsZeros()
    {
        foreach (var number in new[] { 0, 1, 2, 63, 1000 })
        {
            var tensor = PictureMemory.Allocate(new Shape(1, 1, 720, 1280), ElementType.Float32, number);
            Assert.Equal(1280 * 720, tensor.Values.Length);
            Assert.Equal(-1, tensor.Values.IndexOfAnyExcept(0f));
            fixed (float* first = tensor.Values) Assert.Equal(0, (nint)first % 64);
        }
    }
}
