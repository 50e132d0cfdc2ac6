namespace LiveConv.Shaders.Kernels;

/// <summary>The same values under another shape: a plain copy between linear tensors, else a change of layout.</summary>
internal sealed class ReshapeKernel : Kernel
{
    public override void Build(KernelBuilder k)
    {
        var (input, output) = (k.Input(0), k.Output);
        if (input.Layout != TensorLayout.Linear || output.Layout != TensorLayout.Linear)
        {
            k.Gather(input, output, i => i);
            return;
        }

        var defines = KernelBuilder.Sized(output, input);
        defines.AddArgument("OFFSET", 0);
        k.Over(input, "copy_texels", defines, 1, Binding.Texels(0, input.Buffer), Binding.Storage(1, output.Buffer));
    }
}
