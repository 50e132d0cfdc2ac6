using LiveConv.Host.Commands;
using LiveConv.Host.Drawing;
using LiveConv.Host.Microscope;
using LiveConv.Host.Microscope.Time;
using LiveConv.Host.Ui;

namespace LiveConv.Host.Loop;

// The panels, and the mouse and the typing that go to them.
internal sealed partial class LiveSession
{
    private readonly UiContext ui = new();
    private readonly WorkbenchState panels = new();
    private Workbench? workbench;
    private Snapshot? snapshot;
    private long snapshotVersion;
    private bool isFirstScene = true;

    /// <summary>What mouse and keyboard do. Changes are seen after <see cref="Invalidate"/>.</summary>
    public UiInput Input { get; } = new();

    /// <summary>The panels' controls, for scripts.</summary>
    public UiContext Ui => ui;

    /// <summary>Which panels are open.</summary>
    public WorkbenchState Panels => panels;

    /// <summary>Whether panels are shown instead of the view.</summary>
    public bool ShowsPanels => panels.IsOpen && stage.Loaded is not null && frame is not null;

    /// <summary>Whether what is typed goes into a field.</summary>
    public bool TakesTyping => ShowsPanels && ui.WantsKeys;

    /// <summary>Whether a network has found something in the shown source, or there is no network to wait for.</summary>
    public bool HasNetworkResult => stage.Network is null || (!IsLoading && stage.Snapshot is not null);

    /// <summary>Waits until the panels show all that belongs to the last frame.</summary>
    public void CompletePanels()
    {
        workbench?.Complete();
        workbench?.Poll();
        isDirty = true;
    }

    /// <summary>Opens what was open when the window was last closed.</summary>
    public void Restore(WindowSettings settings)
    {
        if (!panels.IsOpen) settings.Apply(panels);
        (state.Hud, state.Strip) = (settings.Hud, settings.Strip);
    }

    /// <summary>What is to be remembered of the session.</summary>
    public WindowSettings Remember(int width, int height) => new()
    {
        Width = width,
        Height = height,
        Panels = [.. PanelTable.Entries.Where(entry => panels.Open.Contains(entry.Kind)).Select(entry => entry.Name)],
        Zoomed = PanelTable.Entries.FirstOrDefault(entry => entry.Kind == panels.Zoomed)?.Name,
        Picture = panels.Picture,
        Hud = state.Hud,
        Strip = state.Strip,
    };

    private void UpdatePanels()
    {
        if (!ShowsPanels)
        {
            stage.Want(null);
            return;
        }

        workbench ??= OpenWorkbench();
        stage.Want(workbench.Wanted());
        if (stage.Snapshot is { Frame: not null } newest && (newest != snapshot || newest.Version != snapshotVersion))
        {
            (snapshot, snapshotVersion) = (newest, newest.Version);
            workbench.Update(newest);
            isDirty = true;
        }

        if (workbench.Poll() || ui.AwaitsTooltip) isDirty = true;
    }

    private Workbench OpenWorkbench()
    {
        timeline ??= Timeline.For(reader.Width, reader.Height);
        MeetPipeline();
        var scene = new Scene(stage.Loaded!, MakeExecutor, stage, kernels)
        {
            Timeline = timeline,
            Verifier = verifier,
            Definition = definition,
            ChangeWindow = definition is null ? null : ChangeWindow,
        };
        try
        {
            // What the command line says holds for the pipeline that it names.
            if (isFirstScene) options.View.Options.Apply(scene);
        }
        catch (UsageException failure)
        {
            options.Context.Warn(failure.Message);
            Tell(failure.Message, problem: true);
        }

        isFirstScene = false;
        ShowAgain(scene);
        return new Workbench(scene, panels);
    }

    private void DrawPanels()
    {
        Span<char> text = stackalloc char[160];
        int length;
        var paused = status.IsPaused ? "paused · " : "";
        if (status.Network is { } network) length = text.Write($"{paused}{status.Pipeline} · {network.Milliseconds:0.0} ms · {network.Rate:0} fps · shown {status.RenderRate:0} fps");
        else length = text.Write($"{paused}{status.Pipeline} · {status.RenderRate:0} fps · frame {status.Frame}");
        ui.Begin(canvas, Input);
        workbench!.Draw(ui, new Box(0, 0, canvas.Width, canvas.Height), text[..length]);
        ui.End();
    }

    private void Open(PanelKind kind)
    {
        if (PanelTable.Entries.Any(entry => entry.Kind == kind)) panels.Toggle(kind);
    }

    private void ClosePanelsOfThePipeline()
    {
        workbench?.Dispose();
        (workbench, snapshot) = (null, null);
    }

    private Graphs.IExecutor MakeExecutor() => Backends.Create(options.Settings.Backend, options.Settings.Threads, options.Settings.Precision);
}
