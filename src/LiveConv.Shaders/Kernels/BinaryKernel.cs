using LiveConv.Graphs;
using LiveConv.Ops;
using LiveConv.Shaders.Programs;

namespace LiveConv.Shaders.Kernels;

/// <summary>Ops on two or three tensors that broadcast, value by value: the shader's file includes binary.glsl or operand.glsl.</summary>
internal sealed class BinaryKernel(string shader, Action<Op, Defines>? attributes = null) : Kernel
{
    private const int Rows = 4;

    public override bool ReadsTensor(Node node, int input) => node.Inputs[input].Constant is null;

    // Operands that are repeated or brought into another layout are read in other ways.
    public override bool HandlesHalves(Node node, Func<Node, TensorLayout> layout) =>
        node.Inputs.Length == 2 && node.Inputs.All(input => input.Constant is not null || (input.Shape == node.Shape && layout(input) == layout(node)));

    public override void Build(KernelBuilder k)
    {
        var defines = KernelBuilder.Sized(k.Output);
        attributes?.Invoke(k.Node.Op, defines);
        var bindings = new List<Binding>();
        GpuTensor[] operands = [.. k.Node.Inputs.Select((_, i) => Operand.Add(k, i, defines))];
        for (var i = 0; i < operands.Length; i++) bindings.Add(Binding.Texels((uint)i, operands[i]));
        Storage.Add(defines, k.Output, operands);
        bindings.Add(Binding.Storage((uint)bindings.Count, k.Output.Buffer));
        k.Over(k.Output, shader, defines, Rows, [.. bindings]);
    }
}
