using LiveConv.Winograd;

namespace LiveConv.Core.Tests.Winograd;

public class WinogradTransformTests
{
    public static TheoryData<int> Outputs => [2, 4];

    [Theory]
    [MemberData(nameof(Outputs))]
    public void Matrices_OfAnyRow_GiveItsConvolution(int outputs)
    {
        var (transform, random) = (Transform(outputs), new Random(1));
        for (var round = 0; round < 20; round++)
        {
            double[] d = [.. Enumerable.Range(0, transform.Tile).Select(_ => random.NextDouble() - 0.5)], g = [.. Enumerable.Range(0, 3).Select(_ => random.NextDouble() - 0.5)];
            double[] products = [.. Multiply(transform.Weight, g).Zip(Multiply(transform.Data, d), (u, v) => u * v)];
            var y = Multiply(transform.Output, products);
            for (var i = 0; i < outputs; i++) Assert.Equal((d[i] * g[0]) + (d[i + 1] * g[1]) + (d[i + 2] * g[2]), y[i], 13);
        }
    }

    [Fact]
    public void F2_HasThePublishedMatrices()
    {
        // Lavin and Gray 2016, section 4.1, a factor of −1 or 2 moved between G and Bᵀ.
        Assert.Equal(new double[,] { { -1, 0, 1, 0 }, { 0, 1, 1, 0 }, { 0, -1, 1, 0 }, { 0, -1, 0, 1 } }, WinogradTransform.F2.Data);
        Assert.Equal(new double[,] { { -1, 0, 0 }, { 0.5, 0.5, 0.5 }, { 0.5, -0.5, 0.5 }, { 0, 0, 1 } }, WinogradTransform.F2.Weight);
        Assert.Equal(new double[,] { { 1, 1, 1, 0 }, { 0, 1, -1, 1 } }, WinogradTransform.F2.Output);
    }

    [Theory]
    [MemberData(nameof(Outputs))]
    public void DataAndOutput_AreExactInFloat32(int outputs)
    {
        foreach (var value in Transform(outputs).Data) Assert.Equal(value, (float)value);
        foreach (var value in Transform(outputs).Output) Assert.Equal(value, (float)value);
    }

    [Theory]
    [InlineData(2, 1 + 4 + 6)]
    [InlineData(4, 1 + 8 + 10)]
    public void Roundings_CountTheLongestRows(int outputs, int expected) => Assert.Equal(expected, Transform(outputs).Roundings);

    [Fact]
    public void TransformWeights_OfOneTap_IsAColumnByAColumn()
    {
        var transform = WinogradTransform.F4;
        var u = new double[36];
        transform.TransformWeights([0, 0, 0, 0, 0, 2, 0, 0, 0], u);
        for (var i = 0; i < 6; i++)
            for (var j = 0; j < 6; j++) Assert.Equal(transform.Weight[i, 1] * 2 * transform.Weight[j, 2], u[(i * 6) + j], 15);
    }

    private static WinogradTransform Transform(int outputs) => outputs == 2 ? WinogradTransform.F2 : WinogradTransform.F4;

    private static double[] Multiply(double[,] matrix, double[] vector) =>
        [.. Enumerable.Range(0, matrix.GetLength(0)).Select(i => Enumerable.Range(0, vector.Length).Sum(j => matrix[i, j] * vector[j]))];
}
