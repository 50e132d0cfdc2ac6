using LiveConv.Host.Microscope.Checking;
using LiveConv.Host.Output;
using LiveConv.Microscope.Kernels;

namespace LiveConv.Host.Loop;

// What belongs to the loaded pipeline besides its panels: the kernels that were edited, and the verifier.
internal sealed partial class LiveSession
{
    // Of the pipeline that runs; null until it is loaded.
    private KernelEditor? kernels;

    // Of the same pipeline for frames of another size, until this one is loaded.
    private KernelEditor? keptKernels;
    private LiveVerifier? verifier;
    private bool savedMismatch;

    /// <summary>Lets go of the pipeline that ran.</summary>
    /// <param name="keepsKernels">Whether the same comes again for other frames.</param>
    private void LeavePipeline(bool keepsKernels)
    {
        // What is loading may not have got them yet.
        keptKernels = keepsKernels ? kernels ?? keptKernels : null;
        kernels = null;
        status.Verifier = stage.Verifier = null;
        verifier?.Dispose();
        (verifier, savedMismatch) = (null, false);
    }

    /// <summary>Gives a pipeline that was loaded its verifier, and the kernels that were edited before with what can be undone.</summary>
    private void MeetPipeline()
    {
        if (kernels is not null || stage.Loaded is not { } loaded) return;
        kernels = new KernelEditor(stage.SetConstant);
        if (options.Verify) status.Verifier = stage.Verifier = verifier = new LiveVerifier(loaded);
        if (keptKernels is null) return;
        var lost = kernels.TakeOver(keptKernels, loaded.Pipeline.Graph);
        keptKernels = null;
        if (lost.Count > 0) Tell($"edited kernels don't fit the new size and are lost: {string.Join(", ", lost)}", problem: true);
    }

    /// <summary>Keeps the first mismatch, so that it can be seen again, and says so.</summary>
    private void SaveMismatch()
    {
        if (savedMismatch || verifier?.First is not { } mismatch || stage.Loaded is not { } loaded) return;
        savedMismatch = true;
        try
        {
            var kept = MismatchCase.Save(options.Screenshots, mismatch, loaded.Pipeline, pipeline, loaded.Steps[^1].Backend, stage.Device);
            var message = $"{mismatch.Layer.Name}: a value lies outside its bound; the frame is kept in {kept}";
            options.Context.Warn(message);
            Tell(message, problem: true);
        }
        catch (OutputException failure)
        {
            Tell(failure.Message, problem: true);
        }
    }
}
