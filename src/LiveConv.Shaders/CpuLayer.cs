using LiveConv.Cpu;
using LiveConv.Shaders.Kernels;
using LiveConv.Tensors;
using LiveConv.Verification;

namespace LiveConv.Shaders;

/// <summary>
/// A layer without a shader in the middle of a gl graph: what it reads comes back from the GPU, the cpu executor's kernel
/// computes it, and its values go up again, for the layers after it and for whoever shows them.
/// </summary>
/// <param name="kernel">Computes the layer from its inputs' values on the processor.</param>
/// <param name="downloads">Inputs whose values on the processor are older than those on the GPU when this layer runs.</param>
/// <param name="values">Where the kernel puts its result.</param>
/// <param name="upload">The result's place on the GPU.</param>
internal sealed class CpuLayer(CpuKernel kernel, (GpuTensor From, Tensor To)[] downloads, Tensor values, GpuTensor upload)
{
    public CpuKernel Kernel { get; set; } = kernel;

    public ErrorModel ErrorModel => Kernel.ErrorModel;

    public void Run(WorkerPool pool)
    {
        foreach (var (from, to) in downloads) from.Read(to);
        pool.Run(Kernel);
        upload.Write(values);
    }
}
