using LiveConv.Graphs;
using LiveConv.Ops;
using LiveConv.Shaders.Programs;

namespace LiveConv.Shaders.Kernels;

/// <summary>Ops with one input whose shader computes each value from any place of it: the shader's file includes elements.glsl.</summary>
internal sealed class ElementsKernel(string shader, Func<Op, Defines>? attributes = null, Func<Op, bool>? supports = null) : Kernel
{
    public override bool Supports(Node node) => supports?.Invoke(node.Op) ?? true;

    public override void Build(KernelBuilder k)
    {
        var defines = k.Tensors();
        if (attributes is not null) defines.Add(attributes(k.Node.Op));
        k.Over(k.Output, shader, defines, 1, Binding.Values(0, k.Input(0).Buffer), Binding.Storage(1, k.Output.Buffer));
    }
}
