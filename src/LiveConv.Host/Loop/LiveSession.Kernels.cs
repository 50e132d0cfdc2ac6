using LiveConv.Graphs;
using LiveConv.Host.Commands;
using LiveConv.Host.Microscope;
using LiveConv.Host.Microscope.Checking;
using LiveConv.Host.Microscope.Weights;
using LiveConv.Host.Output;
using LiveConv.Host.Overlay;
using LiveConv.Microscope.Kernels;
using LiveConv.Pipelines;

namespace LiveConv.Host.Loop;

// What belongs to the loaded pipeline besides its panels: kernels and windows that were edited, and the verifier.
internal sealed partial class LiveSession
{
    // Of the pipeline that runs; null until it is loaded.
    private KernelEditor? kernels;

    // Of the same pipeline for frames of another size, until this one is loaded.
    private KernelEditor? keptKernels;
    private LiveVerifier? verifier;
    private bool savedMismatch;

    // Loaded after the next picture.
    private IPipelineDefinition? pendingDefinition;
    private (string Layer, int Channel, bool ExploresWindow)? keptChoice;
    private string? lostWindows;

    /// <summary>Lets go of the pipeline that ran.</summary>
    /// <param name="keepsKernels">Whether the same comes again for other frames.</param>
    private void LeavePipeline(bool keepsKernels)
    {
        // What is loading may not have got them yet.
        keptKernels = keepsKernels ? kernels ?? keptKernels : null;
        if (!keepsKernels) keptChoice = null;
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
        if (lostWindows is not null) Tell(lostWindows, problem: true);
        lostWindows = null;
        if (keptKernels is null) return;
        var lost = kernels.TakeOver(keptKernels, loaded.Pipeline.Graph);
        keptKernels = null;
        if (lost.Count > 0) Tell($"edited kernels don't fit the new size and are lost: {string.Join(", ", lost)}", problem: true);
    }

    private void ChangeWindow(Node layer, LayerWindow window)
    {
        (pendingDefinition, announced) = (EditedDefinition.With(definition!, layer, window), false);
        toast.Begin($"loading {stage.Name} with another window in {layer.Name} …");
    }

    private void LoadEdited(IPipelineDefinition edited)
    {
        // A network would find out on its own thread, when what ran before is gone.
        if (PipelineResolver.IsModel(pipeline)) edited.Build(reader.Width, reader.Height);
        var loaded = MakeStage(pipeline, edited, reader.Width, reader.Height);
        if (!IsLoading) fallback = pipeline;
        Replace(loaded, keepsKernels: true);
        definition = edited;
        Describe();
        if (!IsLoading) Tell(stage.Name, problem: false, Toast.BriefSeconds);
        if (frame is not null) Process();
    }

    /// <summary>The pipeline for frames of another size, with its changed windows where they still fit.</summary>
    private LiveStage MakeResized(int width, int height)
    {
        try
        {
            if (definition is EditedDefinition && PipelineResolver.IsModel(pipeline)) definition.Build(width, height);
            return MakeStage(pipeline, definition, width, height);
        }
        catch (PipelineException failure) when (definition is EditedDefinition edited)
        {
            definition = edited.Inner;
            lostWindows = failure.Message;
            return MakeStage(pipeline, definition, width, height);
        }
    }

    private void KeepChoice()
    {
        if (workbench is not null) keptChoice = (workbench.Scene.Selection.Layer.Name, workbench.Scene.Selection.Channel, workbench.Scene.ExploresWindow);
    }

    /// <summary>Chooses in the pipeline's new layers what was chosen in those before.</summary>
    private void ShowAgain(Scene scene)
    {
        if (keptChoice is not { } choice) return;
        keptChoice = null;
        scene.ExploresWindow = choice.ExploresWindow;
        if (scene.Layers.FirstOrDefault(layer => layer.Name == choice.Layer) is not { } layer) return;
        scene.Selection.Layer = layer;
        scene.Selection.Channel = Math.Min(choice.Channel, MapShape.Of(layer.Shape).C - 1);
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
