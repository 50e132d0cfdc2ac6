using LiveConv.Pipelines;

namespace LiveConv.Core.Tests.Pipelines;

public class KernelTests
{
    [Fact]
    public void Find_SobelX_IsTheTextbooks() =>
        Assert.Equal([-1, 0, 1, -2, 0, 2, -1, 0, 1], KernelLibrary.Find("sobel-x")!.Weights);

    [Theory]
    [InlineData("identity", 1)]
    [InlineData("box-3", 1)]
    [InlineData("sharpen", 1)]
    [InlineData("emboss", 1)]
    [InlineData("edge-peak", -1)]
    [InlineData("scharr-x", 0)]
    [InlineData("scharr-y", 0)]
    [InlineData("prewitt-x", 0)]
    [InlineData("prewitt-y", 0)]
    [InlineData("roberts-1", 0)]
    [InlineData("roberts-2", 0)]
    [InlineData("laplacian-4", 0)]
    [InlineData("laplacian-8", 0)]
    [InlineData("line-horizontal", 0)]
    [InlineData("line-vertical", 0)]
    [InlineData("line-45", 0)]
    [InlineData("line-135", 0)]
    public void Find_SumOfWeights_IsWhatAFlatPictureIsMultipliedBy(string name, double sum) =>
        Assert.Equal(sum, KernelLibrary.Find(name)!.Weights.Sum(), 12);

    [Fact]
    public void Gaussian_Sigma1_MatchesHandComputed()
    {
        // e^−½ = 0.60653, sum 1 + 2·0.60653 = 2.21306: 0.27407, 0.45186 in each direction.
        var kernel = KernelGenerators.Gaussian(3, 3, 1, 1);
        Assert.Equal(0.45186 * 0.45186, kernel[1, 1], 4);
        Assert.Equal(0.27407 * 0.45186, kernel[0, 1], 4);
        Assert.Equal(0.27407 * 0.27407, kernel[2, 0], 4);
    }

    [Fact]
    public void Gaussian_WithoutSigma_IsOpenCvsBinomial() =>
        Assert.Equal([1 / 16.0, 4 / 16.0, 6 / 16.0, 4 / 16.0, 1 / 16.0], KernelGenerators.Gaussian(1, 5).Weights);

    [Theory]
    [InlineData(5, 9, 0.7, 2.5)]
    [InlineData(4, 31, 3.0, 8.0)]
    [InlineData(1, 1, 1.0, 1.0)]
    public void Gaussian_AnySize_SumsToOne(int height, int width, double sigmaY, double sigmaX) =>
        Assert.Equal(1, KernelGenerators.Gaussian(height, width, sigmaY, sigmaX).Weights.Sum(), 12);

    [Fact]
    public void ZeroMeanKernels_AnswerZeroToAFlatPicture()
    {
        Assert.Equal(0, KernelGenerators.LaplacianOfGaussian(11, 13, 1.6).Weights.Sum(), 12);
        Assert.Equal(0, KernelGenerators.DifferenceOfGaussians(15, 15, 1.5, 1.6).Weights.Sum(), 12);
        Assert.Equal(0, KernelGenerators.Circle(6, 1.5).Weights.Sum(), 12);
    }

    [Fact]
    public void LaplacianOfGaussian_Centre_IsNegativeAndTheRingPositive()
    {
        // At the centre (0 − 2σ²)/σ⁴·G(0): with σ = 1 that is −2/2π = −0.318, at r = 2 it is 2·e⁻²/2π = 0.043.
        var kernel = KernelGenerators.LaplacianOfGaussian(9, 9, 1);
        Assert.Equal(-0.318, kernel[4, 4], 3);
        Assert.Equal(0.043, kernel[4, 6], 3);
    }

    [Fact]
    public void Gabor_Theta0_AnswersToVerticalLinesAndNotToHorizontal()
    {
        var kernel = KernelGenerators.Gabor(11, 11, 2.2, 0, 5, 0.6, 0);
        var vertical = Enumerable.Range(0, 11).Sum(i => kernel[i, 5]);
        var horizontal = Enumerable.Range(0, 11).Sum(i => kernel[5, i]);
        Assert.True(vertical > 3 * Math.Abs(horizontal), $"{vertical} and {horizontal}");
        Assert.Equal(1, kernel[5, 5], 12);
    }

    [Fact]
    public void Gabor_Theta90_IsTheTransposeOfTheta0()
    {
        var (across, along) = (KernelGenerators.Gabor(7, 7, 2, 0, 4, 0.5, 0), KernelGenerators.Gabor(7, 7, 2, 90, 4, 0.5, 0));
        for (var y = 0; y < 7; y++)
        for (var x = 0; x < 7; x++)
            Assert.Equal(across[x, y], along[y, x], 12);
    }

    [Fact]
    public void Gabor_Psi90_IsOddAcrossTheStripes()
    {
        var kernel = KernelGenerators.Gabor(7, 7, 2, 0, 4, 0.5, 90);
        Assert.Equal(-kernel[3, 1], kernel[3, 5], 12);
        Assert.Equal(0, kernel[3, 3], 12);
    }

    [Fact]
    public void Motion_HorizontalAndVertical_AreLinesOfEqualWeights()
    {
        var horizontal = KernelGenerators.Motion(5, 0);
        Assert.Equal((1, 5), (horizontal.Height, horizontal.Width));
        Assert.All(horizontal.Weights, weight => Assert.Equal(0.2, weight, 12));
        var vertical = KernelGenerators.Motion(5, 90);
        Assert.Equal((5, 1), (vertical.Height, vertical.Width));
        var back = KernelGenerators.Motion(5, 180);
        Assert.Equal((1, 5), (back.Height, back.Width));
    }

    [Fact]
    public void Motion_45Degrees_RisesToTheRight()
    {
        var kernel = KernelGenerators.Motion(7, 45);
        Assert.True(kernel[1, 5] > 0.1 && kernel[5, 1] > 0.1);
        Assert.Equal(0, kernel[1, 1], 12);
        Assert.Equal(1, kernel.Weights.Sum(), 12);
    }

    [Fact]
    public void Circle_Ring_IsPositiveAndItsCentreNegative()
    {
        var kernel = KernelGenerators.Circle(6, 1.5);
        Assert.Equal((17, 17), (kernel.Height, kernel.Width));
        Assert.True(kernel[8, 14] > 0 && kernel[2, 8] > 0);
        Assert.True(kernel[8, 8] < 0 && kernel[0, 0] < 0);
        Assert.Equal(1, kernel.Weights.Sum(Math.Abs), 12);
    }

    [Fact]
    public void Disk_Radius1_MatchesHandComputed()
    {
        // 1 at the centre, ½ at distance 1, 1.5 − √2 = 0.0858 at the corners: the sum is 3.343.
        var kernel = KernelGenerators.Disk(1);
        Assert.Equal(1 / 3.343, kernel[1, 1], 4);
        Assert.Equal(0.5 / 3.343, kernel[0, 1], 4);
        Assert.Equal(0.0858 / 3.343, kernel[0, 0], 4);
    }
}
