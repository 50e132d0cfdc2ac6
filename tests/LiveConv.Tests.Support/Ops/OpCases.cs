namespace LiveConv.Tests.Support.Ops;

/// <summary>The cases of every op. A test holds this table against <see cref="LiveConv.Ops.OpTable"/>.</summary>
public static class OpCases
{
    public static IReadOnlyList<OpCase> All { get; } =
    [
        .. AbsCases.All,
        .. AddCases.All,
        .. AffineCases.All,
        .. AveragePool2DCases.All,
        .. AveragePool3DCases.All,
        .. BilateralFilterCases.All,
        .. BinaryCases.All,
        .. BoxNonMaximumSuppressionCases.All,
        .. CastCases.All,
        .. ClampCases.All,
        .. ColorToGrayCases.All,
        .. ComparisonCases.All,
        .. ConcatCases.All,
        .. Conv2DCases.All,
        .. Conv3DCases.All,
        .. ConvTranspose2DCases.All,
        .. ConvTranspose3DCases.All,
        .. DepthToSpaceCases.All,
        .. DequantizeLinearCases.All,
        .. EdgeThinningCases.All,
        .. ExpandCases.All,
        .. FunctionCases.All,
        .. FunctionCases.Trigonometric,
        .. FunctionCases.Truth,
        .. GateCases.All,
        .. GatherCases.All,
        .. GemmCases.All,
        .. HysteresisCases.All,
        .. LeakyReluCases.All,
        .. LpPool2DCases.All,
        .. MagnitudeCases.All,
        .. MatMulCases.All,
        .. MaxCases.All,
        .. MaxChannelsCases.All,
        .. MaxPool2DCases.All,
        .. MaxPool3DCases.All,
        .. MaxPoolGradientCases.All,
        .. MaxPoolIndices2DCases.All,
        .. MeanChannelsCases.All,
        .. MedianFilterCases.All,
        .. MinPool2DCases.All,
        .. MulCases.All,
        .. NonMaximumSuppressionCases.All,
        .. NormalizationCases.All,
        .. NormalizedCrossCorrelationCases.All,
        .. OrientationCases.All,
        .. PadCases.All,
        .. QuantizeLinearCases.All,
        .. ReduceCases.All,
        .. ReduceCases.Places,
        .. ReluCases.All,
        .. ReshapeCases.All,
        .. ResizeCases.All,
        .. SigmoidCases.All,
        .. SliceCases.All,
        .. SoftmaxCases.All,
        .. SpaceToDepthCases.All,
        .. SubCases.All,
        .. TanhCases.All,
        .. TileCases.All,
        .. TopKCases.All,
        .. TopKIndicesCases.All,
        .. TransposeCases.All,
    ];

    /// <summary>The case of this name.</summary>
    public static OpCase Find(string name) => All.Single(item => item.Name == name);

    /// <summary>The name of each case in an array, as xunit's MemberData wants it.</summary>
    public static IEnumerable<object[]> Names => All.Select(item => new object[] { item.Name });
}
