namespace LiveConv.Shaders.Kernels;

/// <summary>Copies each input to its channels of the output.</summary>
internal sealed class ConcatChannelsKernel : Kernel
{
    public override void Build(KernelBuilder k)
    {
        var offset = 0;
        for (var i = 0; i < k.Node.Inputs.Length; i++)
        {
            var input = k.Input(i);
            var defines = new Programs.Defines { { "INPUT0", input.Define }, { "OUTPUT", k.Output.Define }, { "OFFSET", offset } };
            k.Add(
                "concat_channels",
                defines,
                input.Shape.W,
                input.Shape.H,
                input.Shape.N * input.Shape.C,
                Binding.Values(0, input.Buffer),
                Binding.Storage(1, k.Output.Buffer));
            offset += input.Shape.C;
        }
    }
}
