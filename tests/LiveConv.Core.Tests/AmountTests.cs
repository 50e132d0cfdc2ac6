namespace LiveConv.Core.Tests;

public class AmountTests
{
    [Theory]
    [InlineData(0, "0 axes")]
    [InlineData(1, "1 axis")]
    [InlineData(2, "2 axes")]
    [InlineData(-1, "-1 axes")]
    [InlineData(1_234_567, "1234567 axes")]
    public void Of_NounOfItsOwnPlural_AgreesWithTheNumber(long count, string expected) => Assert.Equal(expected, Amount.Of(count, "axis", "axes"));

    [Theory]
    [InlineData(1, "1 frame")]
    [InlineData(21, "21 frames")]
    public void Of_OneForm_AddsAnS(long count, string expected) => Assert.Equal(expected, Amount.Of(count, "frame"));
}
