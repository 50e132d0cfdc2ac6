using LiveConv.Frames;
using LiveConv.Host.Commands;
using LiveConv.Host.Microscope;
using LiveConv.Host.Overlay;
using LiveConv.Pipelines;
using LiveConv.Shaders.Gl;
using LiveConv.Shaders.Programs;
using LiveConv.Tensors;
using OpenCvSharp;

namespace LiveConv.Host.Loop;

// What the keys and dropped files do.
internal sealed partial class LiveSession
{
    private readonly List<string> pipelines;
    private string pipeline;
    private IPipelineDefinition? definition;
    private string? pendingPipeline;
    private string? pendingSource;
    private bool announced;

    /// <summary>Does what a key says.</summary>
    public void Do(WindowAction action)
    {
        isDirty = true;
        // Open panels come first.
        if (!ShowsPanels || workbench?.Do(action) != true) DoHere(action);
        Refresh();
    }

    private void DoHere(WindowAction action)
    {
        switch (action)
        {
            case WindowAction.PageBack or WindowAction.PageOn or WindowAction.Deeper or WindowAction.Higher or WindowAction.TurnKernel or WindowAction.Undo or WindowAction.Redo:
                break;
            case WindowAction.Pause when timeline is { IsLive: false }:
                timeline.TogglePlay();
                break;
            case WindowAction.Step when timeline is { IsLive: false }:
                timeline.Step(1);
                break;
            case WindowAction.StepBack:
                StepBack();
                break;
            case WindowAction.GoLive:
                timeline?.GoLive();
                break;
            case WindowAction.Pause:
                SetPaused(!status.IsPaused);
                break;
            case WindowAction.Step:
                Step();
                break;
            case WindowAction.NextPipeline:
                Switch(1);
                break;
            case WindowAction.PreviousPipeline:
                Switch(-1);
                break;
            case WindowAction.LayerUp:
                ChooseLayer(-1);
                break;
            case WindowAction.LayerDown:
                ChooseLayer(1);
                break;
            case WindowAction.ChannelLeft:
                ChooseChannel(-1);
                break;
            case WindowAction.ChannelRight:
                ChooseChannel(1);
                break;
            case WindowAction.WholeMap:
                (state.WholeMap, state.Difference) = (!state.WholeMap, false);
                break;
            case WindowAction.NextView:
                if (!state.WholeMap && !state.Difference) state.View = (View)(((int)state.View + 1) % Enum.GetValues<View>().Length);
                (state.WholeMap, state.Difference) = (false, false);
                break;
            case WindowAction.Difference:
                state.Difference = !state.Difference;
                break;
            case WindowAction.Strip:
                state.Strip = !state.Strip;
                break;
            case WindowAction.Hud:
                state.Hud = !state.Hud;
                break;
            case WindowAction.Help:
                state.Help = !state.Help;
                break;
            case WindowAction.Screenshot:
                if (frame is not null) screenshots.Write(stage.CopyPicture(), stage.Name);
                break;
            case >= WindowAction.OpenLayers and <= WindowAction.OpenTime:
                Open((PanelKind)(action - WindowAction.OpenLayers));
                break;
            case WindowAction.ClosePanels:
                panels.Close();
                break;
            case WindowAction.Zoom:
                panels.Zoomed = panels.Zoomed is null ? panels.LastOpened : null;
                break;
            case WindowAction.Background:
                NextBackground();
                break;
            case WindowAction.Cancel when state.Help:
                state.Help = false;
                break;
            case WindowAction.Cancel when panels.Zoomed is not null:
                panels.Zoomed = null;
                break;
            case WindowAction.Cancel when IsLoading:
                CancelLoading();
                break;
            case WindowAction.Cancel when panels.IsOpen:
                panels.Close();
                break;
            case WindowAction.Cancel:
                ToWindow(WindowAction.Quit);
                break;
            default:
                ToWindow(action);
                break;
        }
    }

    /// <summary>Whether nothing waits to be opened, and what was opened last has shown a frame.</summary>
    public bool HasOpened => pendingPipeline is null && pendingSource is null && pendingDefinition is null && frame is not null;

    /// <summary>Why what was opened last can't be shown; null where it can, or is still loading.</summary>
    public string? OpenProblem { get; private set; }

    /// <summary>Opens a file that was dropped on the window: a pipeline, a network, or anything that can be a source.</summary>
    public void Open(string path)
    {
        if (Path.GetExtension(path).Equals(".json", StringComparison.OrdinalIgnoreCase) || PipelineResolver.IsModel(path)) Announce(path, pendingSource);
        else Announce(pendingPipeline, path);
    }

    private void SetPaused(bool paused)
    {
        if (paused == status.IsPaused) return;
        status.IsPaused = reader.Paused = paused;
        if (paused) lateAtPause = reader.Slot.DroppedLate;
        else droppedPaused += reader.Slot.DroppedLate - lateAtPause;
    }

    private void Step()
    {
        SetPaused(true);
        stepsWanted++;
        // The frame after the one that is shown may wait already.
        if (!reader.Slot.HasWaiting) reader.Step();
    }

    private void Switch(int by)
    {
        var place = pipelines.IndexOf(pendingPipeline ?? pipeline);
        Announce(pipelines[(place + by + pipelines.Count) % pipelines.Count], pendingSource);
    }

    private void ChooseLayer(int by)
    {
        if (ShowsPanels && workbench is not null)
        {
            workbench.Scene.MoveLayer(by);
            return;
        }

        stage.Choose(stage.ChosenLayer + by);
        state.Channel = 0;
    }

    private void ChooseChannel(int by)
    {
        if (ShowsPanels && workbench is not null)
        {
            workbench.Scene.MoveChannel(by);
            return;
        }

        var channels = stage.Values?.Shape.C ?? 1;
        state.Channel = (state.Channel + by + channels) % channels;
    }

    /// <summary>Loads something after the next picture, which says so: compiling takes time.</summary>
    private void Announce(string? newPipeline, string? newSource)
    {
        (pendingPipeline, pendingSource, announced, OpenProblem) = (newPipeline, newSource, false, null);
        toast.Begin($"loading {TitleOf((newSource ?? newPipeline)!)} …");
        isDirty = true;
    }

    private void LoadWhatIsPending()
    {
        if (!announced || (pendingPipeline is null && pendingSource is null && pendingDefinition is null)) return;
        var (newPipeline, newSource, edited) = (pendingPipeline, pendingSource, pendingDefinition);
        (pendingPipeline, pendingSource, pendingDefinition) = (null, null, null);
        try
        {
            if (edited is not null && newPipeline is null) LoadEdited(edited);
            if (newSource is not null) OpenNew(newSource);
            if (newPipeline is not null) LoadNew(newPipeline);
        }
        catch (Exception failure) when (failure is PipelineException or SourceException or ShapeException or ShaderCompileException or NotSupportedException or UsageException
            or GlException or OpenCVException or IOException or UnauthorizedAccessException)
        {
            // A script ends with what it can't open, and tells it with its own line; after a window that doesn't fit it goes on, as its user would.
            if (edited is null) OpenProblem = failure.Message;
            if (OpenProblem is null || options.Script is null) options.Context.Warn(failure.Message);
            Tell(failure.Message, problem: true);
        }

        if (!IsLoading) toast.End();
    }

    private void LoadNew(string name)
    {
        var read = PipelineResolver.IsModel(name) ? null : BuiltInPipelines.Load(name);
        var loaded = MakeStage(name, read, reader.Width, reader.Height);
        if (!IsLoading) fallback = pipeline;
        Replace(loaded);
        (definition, pipeline) = (read, name);
        if (!pipelines.Contains(name)) pipelines.Add(name);
        Describe();
        if (!IsLoading) Tell(stage.Name, problem: false, Toast.BriefSeconds);
        ToWindow(WindowAction.NextPipeline);
        if (frame is not null) Process();
    }

    private void OpenNew(string name)
    {
        var source = OpenSource(options, name, start: 0);
        try
        {
            Replace(MakeResized(source.Width, source.Height), keepsKernels: true);
        }
        catch
        {
            source.Dispose();
            throw;
        }

        reader.Dispose();
        reader = new LiveReader(source);
        frame = null;
        timeline = null;
        isFirstSource = false;
        (hasEnded, ExitCode, droppedPaused, lateAtPause, stepsWanted) = (false, 0, 0, 0, 0);
        reader.Paused = status.IsPaused;
        // A new source shows its first frame even while paused.
        if (status.IsPaused) Step();
        Describe();
        Tell(Path.GetFileName(name), problem: false, Toast.BriefSeconds);
        ToWindow(WindowAction.NextPipeline);
    }

    private void Replace(LiveStage loaded, bool keepsKernels = false)
    {
        KeepChoice();
        ClosePanelsOfThePipeline();
        LeavePipeline(keepsKernels);
        stage.Dispose();
        stage = loaded;
        difference?.Dispose();
        differencePicture?.Dispose();
        (difference, differencePicture, state.Channel) = (null, null, 0);
    }
}
