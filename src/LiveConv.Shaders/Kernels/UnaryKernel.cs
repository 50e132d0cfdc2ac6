using LiveConv.Graphs;
using LiveConv.Ops;
using LiveConv.Shaders.Programs;

namespace LiveConv.Shaders.Kernels;

/// <summary>Ops that map values by themselves: the shader's file includes unary.glsl.</summary>
internal sealed class UnaryKernel(string shader, Action<Op, Defines>? attributes = null) : Kernel
{
    private const int Rows = 4;

    public override bool HandlesHalves(Node node, Func<Node, TensorLayout> layout) => true;

    public override void Build(KernelBuilder k)
    {
        var defines = KernelBuilder.Sized(k.Output, k.Input(0));
        attributes?.Invoke(k.Node.Op, defines);
        Storage.Add(defines, k.Output, k.Input(0));
        k.Over(k.Output, shader, defines, Rows, Binding.Texels(0, k.Input(0)), Binding.Storage(1, k.Output.Buffer));
    }
}
