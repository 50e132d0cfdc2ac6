using LiveConv.Ops;

namespace LiveConv.Shaders.Kernels;

/// <summary>Copies each input to its place in the output.</summary>
internal sealed class ConcatKernel : Kernel
{
    public override void Build(KernelBuilder k)
    {
        var axis = ((Concat)k.Node.Op).Axis;
        var offset = 0;
        for (var i = 0; i < k.Node.Inputs.Length; i++)
        {
            var input = k.Input(i);
            var defines = new Programs.Defines { { "INPUT0", input.Define }, { "OUTPUT", k.Output.Define }, { "AXIS", axis }, { "OFFSET", offset } };
            k.Add(
                "concat",
                defines,
                input.Shape.W,
                input.Shape.H,
                input.Shape.N * input.Shape.C,
                Binding.Values(0, input.Buffer),
                Binding.Storage(1, k.Output.Buffer));
            offset += input.Shape[axis];
        }
    }
}
