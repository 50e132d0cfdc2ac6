using LiveConv.Microscope.Kernels;

namespace LiveConv.Host.Loop;

// Edited kernels, which outlive a change of the source.
internal sealed partial class LiveSession
{
    // Of the pipeline that runs; null until it is loaded.
    private KernelEditor? kernels;

    // Of the same pipeline for frames of another size, until this one is loaded.
    private KernelEditor? keptKernels;

    private void KeepKernels(bool keeps)
    {
        // What is loading may not have got them yet.
        keptKernels = keeps ? kernels ?? keptKernels : null;
        kernels = null;
    }

    /// <summary>Gives a pipeline that was loaded anew the kernels that were edited before, with what can be undone.</summary>
    private void TakeOverKernels()
    {
        if (kernels is not null || stage.Loaded is not { } loaded) return;
        kernels = new KernelEditor(stage.SetConstant);
        if (keptKernels is null) return;
        var lost = kernels.TakeOver(keptKernels, loaded.Pipeline.Graph);
        keptKernels = null;
        if (lost.Count > 0) Tell($"edited kernels don't fit the new size and are lost: {string.Join(", ", lost)}", problem: true);
    }
}
