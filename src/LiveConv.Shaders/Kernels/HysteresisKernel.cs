using LiveConv.Graphs;
using LiveConv.Ops;

namespace LiveConv.Shaders.Kernels;

/// <summary>
/// Hysteresis by connected components in four passes, whatever the length of the edges. Where the processor draws, it floods the picture itself, a bit a pixel.
/// </summary>
/// <param name="forHardware">Whether it is computed on the GPU.</param>
internal sealed class HysteresisKernel(bool forHardware) : Kernel
{
    public override bool Supports(Node node) => forHardware;

    public override void Build(KernelBuilder k)
    {
        var op = (Hysteresis)k.Node.Op;
        var x = k.Input(0);
        var labels = k.Buffer(x.Shape.Count * sizeof(int));
        var strong = k.Buffer(x.Shape.Count * sizeof(int));
        var defines = k.Tensors();
        defines.Add("LOW", op.Low);
        defines.Add("HIGH", op.High);
        Binding[] bindings = [Binding.Values(0, x.Buffer), Binding.Storage(1, labels), Binding.Storage(2, strong)];
        foreach (var pass in (ReadOnlySpan<string>)["label", "merge", "mark"])
            k.Add($"hysteresis_{pass}", defines, x.Shape.W, x.Shape.H, x.Shape.N * x.Shape.C, bindings);
        k.Add("hysteresis_select", defines, x.Shape.W, x.Shape.H, x.Shape.N * x.Shape.C, [.. bindings, Binding.Storage(3, k.Output.Buffer)]);
    }
}
