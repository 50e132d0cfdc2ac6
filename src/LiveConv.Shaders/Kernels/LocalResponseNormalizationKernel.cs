using LiveConv.Graphs;
using LiveConv.Ops;

namespace LiveConv.Shaders.Kernels;

/// <summary>Local response normalisation of feature maps.</summary>
internal sealed class LocalResponseNormalizationKernel : Kernel
{
    private const int MostChannels = 10_000;

    public override bool Supports(Node node) => node.Shape.Rank == 4 && ((LocalResponseNormalization)node.Op).Size <= MostChannels;

    public override void Build(KernelBuilder k)
    {
        var op = (LocalResponseNormalization)k.Node.Op;
        var defines = KernelBuilder.Sized(k.Output, k.Input(0));
        defines.AddArgument("BEFORE", op.Before);
        defines.AddArgument("AFTER", op.After);
        defines.AddArgument("SCALE", op.Alpha / op.Size);
        defines.AddArgument("BETA", op.Beta);
        defines.AddArgument("BIAS", op.Bias);
        k.Over(k.Output, "local_response_normalization", defines, 1, Binding.Values(0, k.Input(0).Buffer), Binding.Storage(1, k.Output.Buffer));
    }
}
