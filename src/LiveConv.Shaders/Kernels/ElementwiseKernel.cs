using LiveConv.Ops;
using LiveConv.Shaders.Programs;

namespace LiveConv.Shaders.Kernels;

/// <summary>Ops that map values by themselves: the shader's file includes unary.glsl or binary.glsl.</summary>
internal sealed class ElementwiseKernel(string shader, Func<Op, Defines>? attributes = null) : Kernel
{
    private const int Rows = 4;

    public override void Build(KernelBuilder k)
    {
        var defines = k.Tensors();
        if (attributes is not null) defines.Add(attributes(k.Node.Op));
        var bindings = new List<Binding>();
        for (var i = 0; i < k.Node.Inputs.Length; i++) bindings.Add(Binding.Texels((uint)i, k.Input(i).Buffer));
        bindings.Add(Binding.Storage((uint)bindings.Count, k.Output.Buffer));
        k.OverOutput(shader, defines, Rows, [.. bindings]);
    }
}
