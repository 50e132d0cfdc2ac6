using LiveConv.Graphs;
using LiveConv.Ops;
using LiveConv.Tensors;

namespace LiveConv.Shaders.Kernels;

/// <summary>Batch normalisation with constant statistics: a factor and a summand for each channel.</summary>
internal sealed class BatchNormalizationKernel : Kernel
{
    public override bool Supports(Node node) => node.Inputs.Skip(1).All(input => input.Constant is not null);

    public override bool ReadsTensor(Node node, int input) => input == 0;

    public override void Build(KernelBuilder k)
    {
        var (scale, bias, mean, variance) = (k.Constant(1).Data, k.Constant(2).Data, k.Constant(3).Data, k.Constant(4).Data);
        var epsilon = ((BatchNormalization)k.Node.Op).Epsilon;
        var factors = new float[scale.Length];
        var summands = new float[scale.Length];
        for (var c = 0; c < scale.Length; c++)
        {
            var factor = scale[c] / Math.Sqrt((double)variance[c] + epsilon);
            (factors[c], summands[c]) = ((float)factor, (float)(bias[c] - (mean[c] * factor)));
        }

        var channels = new Shape([scale.Length, .. Enumerable.Repeat(1, k.Node.Shape.Rank - 2)]);
        var defines = KernelBuilder.Sized(k.Output);
        k.Over(
            k.Output,
            "batch_normalization",
            defines,
            4,
            Binding.Texels(0, Operand.Add(k, 0, defines).Buffer),
            Binding.Texels(1, Operand.Add(k, 1, defines, new Tensor(channels, factors)).Buffer),
            Binding.Texels(2, Operand.Add(k, 2, defines, new Tensor(channels, summands)).Buffer),
            Binding.Storage(3, k.Output.Buffer));
    }
}
