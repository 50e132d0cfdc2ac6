using LiveConv.Graphs;
using LiveConv.Ops;
using LiveConv.Shaders.Programs;

namespace LiveConv.Shaders.Kernels;

/// <summary>Ops on two or three tensors that broadcast, value by value: the shader's file includes binary.glsl or operand.glsl.</summary>
internal sealed class BinaryKernel(string shader, Action<Op, Defines>? attributes = null) : Kernel
{
    private const int Rows = 4;

    public override bool ReadsTensor(Node node, int input) => node.Inputs[input].Constant is null;

    public override void Build(KernelBuilder k)
    {
        var defines = KernelBuilder.Sized(k.Output);
        attributes?.Invoke(k.Node.Op, defines);
        var bindings = new List<Binding>();
        for (var i = 0; i < k.Node.Inputs.Length; i++) bindings.Add(Binding.Texels((uint)i, Operand.Add(k, i, defines).Buffer));
        bindings.Add(Binding.Storage((uint)bindings.Count, k.Output.Buffer));
        k.Over(k.Output, shader, defines, Rows, [.. bindings]);
    }
}
