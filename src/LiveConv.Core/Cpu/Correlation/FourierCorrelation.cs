using LiveConv.Cpu.Fourier;
using LiveConv.Ops;
using LiveConv.Tensors;

namespace LiveConv.Cpu.Correlation;

/// <summary>When a template is correlated by Fourier transforms.</summary>
internal static class FourierCorrelation
{
    // Measured: a product in double takes as long as so many in float, and what multiplies the sums by the scales as a pass of its own as so many more.
    private const double CostOfProduct = 2;
    private const double CostOfPass = 20;

    /// <summary>The convolution whose windows are those of a template.</summary>
    public static Conv2D Convolution(Shape template) => new() { Padding = Padding.Same(template.H, template.W), Border = BorderMode.Replicate };

    /// <summary>The tiles to use, or null where a direct sum is better.</summary>
    /// <param name="template">1×1×KH×KW; it may not change.</param>
    /// <param name="output">N×1×H×W.</param>
    public static FourierTiles? Tiles(Tensor template, Shape output)
    {
        var tiles = FourierTiles.Best(Convolution(template.Shape), template, output);
        return tiles is not null && tiles.Cost + CostOfPass < CostOfProduct * template.Shape.Count && UnitTemplate.TryMake(template.Data, new double[template.Shape.Count]) ? tiles : null;
    }
}
