using LiveConv.Host.Drawing;
using LiveConv.Frames;
using LiveConv.Graphs;
using LiveConv.Host.Commands;
using LiveConv.Host.Capture;
using LiveConv.Host.Microscope;
using LiveConv.Host.Output;
using LiveConv.Host.Overlay;
using LiveConv.Pipelines;
using LiveConv.Shaders;
using LiveConv.Shaders.Gl;

namespace LiveConv.Host.Loop;

/// <summary>
/// Everything of the live window but the window: takes the newest frame, processes it, draws it. Needs a current context and
/// runs on its thread.
/// </summary>
internal sealed partial class LiveSession : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(4);

    private readonly GlDevice device;
    private readonly RunOptions options;
    private readonly GlExecutor gl;
    private readonly IExecutor executor;
    private readonly GlCanvas canvas;
    private readonly ViewComposer composer;
    private readonly Hud hud = new();
    private readonly Toast toast = new();
    private readonly LiveStatus status = new();
    private readonly ViewState state = new();
    private readonly Screenshots screenshots;
    private readonly RateMeter captured = new();
    private readonly RateMeter rendered = new();
    private readonly FrameLog? log = FrameLog.Open();
    private LiveReader reader;
    private LiveStage stage;
    private ReferenceDifference? difference;
    private PictureTexture? differencePicture;
    private Frame? frame;
    private bool isDirty = true;
    private bool isNew;
    private int stepsWanted;
    private long lateAtPause;
    private long droppedPaused;
    private bool hasEnded;
    private bool isFirstSource = true;

    /// <param name="device">The current context.</param>
    /// <param name="options">What to show.</param>
    /// <param name="definition">The first pipeline; null for a network, which is loaded beside the display.</param>
    /// <param name="source">The first source; belongs to the session once it is made.</param>
    /// <exception cref="PipelineException">The pipeline can't be built for the source's frames.</exception>
    public LiveSession(GlDevice device, RunOptions options, IPipelineDefinition? definition, IFrameSource source)
    {
        this.device = device;
        this.options = options;
        var settings = options.Settings;
        state.View = (View)Math.Max(0, Array.IndexOf(Views.Names, options.View.Name));
        foreach (var panel in Views.Panels(options.View.Name)) panels.Toggle(PanelTable.Find(panel)!.Kind);
        this.definition = definition;
        gl = new GlExecutor(device);
        executor = Backends.Create(settings.Backend, settings.Threads, gl);
        screenshots = new Screenshots(options.Screenshots);
        canvas = new GlCanvas(device.Gl, gl.Programs);
        composer = new ViewComposer(device.Gl, gl.Programs, canvas);
        pipelines = [.. BuiltInPipelines.Names];
        pipeline = settings.Pipeline ?? FrameSession.DefaultPipeline;
        if (!pipelines.Contains(pipeline)) pipelines.Add(pipeline);
        stage = MakeStage(pipeline, definition, source.Width, source.Height);
        reader = new LiveReader(source);
        Describe();
    }

    /// <summary>Called where the window itself has to act: full screen, quit, a new title.</summary>
    public Action<WindowAction> ToWindow { get; init; } = _ => { };

    /// <summary>What the window is called.</summary>
    public string Title { get; private set; } = "LiveConv";

    /// <summary>What the line of text over the picture says; empty for nothing.</summary>
    public string Message => toast.Text;

    /// <summary>Frames shown so far.</summary>
    public long Shown { get; private set; }

    /// <summary>0, or what the program ends with because the source failed.</summary>
    public int ExitCode { get; private set; }

    /// <summary>Whether a source that isn't repeated has come to its end.</summary>
    public bool HasEnded => hasEnded;

    /// <summary>Opens a source for the window: what has an end begins again after it.</summary>
    /// <exception cref="SourceException">It can't be opened.</exception>
    public static IFrameSource OpenSource(RunOptions options, string name, long start) => Sources.Open(name, new SourceOptions
    {
        Size = options.Settings.Size,
        FramesPerSecond = options.Settings.FramesPerSecond,
        Start = start,
        Repeat = true,
        Warn = options.Context.Warn,
    });

    /// <summary>Draws the next picture even if nothing new came: the window changed.</summary>
    public void Invalidate() => isDirty = true;

    /// <summary>Takes and processes what is new; waits a little where nothing is.</summary>
    /// <returns>Whether there is something to draw.</returns>
    public bool Update()
    {
        while (screenshots.TryTakeResult(out var result)) Tell(result.Text, result.IsProblem);
        if (toast.Expire()) isDirty = true;
        LoadWhatIsPending();
        MeetPipeline();
        // What was changed in the last picture is seen in the next, also while paused.
        if (stage.TakeChange() && frame is not null) Process();
        TakeFrame();
        PollNetwork();
        UpdatePanels();
        SaveMismatch();
        UpdateDifference();
        return isDirty;
    }

    /// <summary>Draws the view, the HUD and what else there is to say.</summary>
    public void Draw(int width, int height, int scale)
    {
        UpdateStatus();
        canvas.Begin(width, height, scale);
        var bottom = height;
        if (workbench is not null && ShowsPanels) DrawPanels();
        else bottom = DrawView();
        canvas.Flush();
        if (state.Help) HelpOverlay.Draw(canvas, KeyTable.Bindings);
        toast.Draw(canvas, bottom);
        isDirty = false;
        announced = true;
        device.Check();
    }

    private int DrawView()
    {
        var bottom = frame is null ? composer.DrawWaiting(status.Source) : composer.Draw(stage, state, difference, differencePicture);
        if (state.Hud) hud.Draw(canvas, status, bottom);
        if (frame is not null && state.ShowsResults) stage.DrawPanels(canvas, state.Hud ? Hud.WidthOf(canvas) : 0, bottom);
        Input.Clear();
        return bottom;
    }

    /// <summary>To be called when the drawn picture is on the screen.</summary>
    public void Presented()
    {
        if (!isNew || frame is null) return;
        isNew = false;
        Shown++;
        if (!wasBehind) status.Latency = System.Diagnostics.Stopwatch.GetElapsedTime(frame.CaptureTime).TotalMilliseconds;
        log?.Write(frame.Number, status.Latency);
    }

    public void Dispose()
    {
        reader.Dispose();
        workbench?.Dispose();
        verifier?.Dispose();
        difference?.Dispose();
        differencePicture?.Dispose();
        stage.Dispose();
        composer.Dispose();
        canvas.Dispose();
        if (executor != gl) executor.Dispose();
        gl.Dispose();
        log?.Dispose();
    }

    private void TakeFrame()
    {
        if (TakeOlderFrame()) return;
        if (status.IsPaused && stepsWanted == 0)
        {
            if (!isDirty) Thread.Sleep(Patience);
            return;
        }

        if (hasEnded)
        {
            Thread.Sleep(Patience);
            return;
        }

        try
        {
            if (!reader.Slot.TryTake(out var taken, isDirty ? TimeSpan.Zero : Patience))
            {
                if (!reader.Slot.IsEnded) return;
                hasEnded = true;
                Tell(frame is null ? $"{reader.Name}: gave no frame" : $"{reader.Name}: the stream has ended", problem: false);
                return;
            }

            if (stepsWanted > 0) stepsWanted--;
            frame = taken;
            isNew = true;
            Keep(taken);
            Process();
        }
        catch (SourceException failure) when (frame is not null || !isFirstSource)
        {
            // The source that the program was started with is its purpose; one that was dropped on the window isn't.
            hasEnded = true;
            if (isFirstSource) ExitCode = Commands.ExitCode.BadInput;
            options.Context.Warn(failure.Message);
            Tell(failure.Message, problem: true);
        }
    }

    private void Process()
    {
        stage.Process(frame!);
        Refresh();
    }

    /// <summary>Brings what the view needs of the last processed frame to where it is drawn from.</summary>
    private void Refresh()
    {
        isDirty = true;
        if (frame is null) return;
        if (state.ShowsMaps && !panels.IsOpen) composer.UpdateMaps(stage);
        if (state.ShowsInput || panels.IsOpen) stage.UpdateInput();
    }

    private void UpdateDifference()
    {
        if (!state.Difference || frame is null) return;
        if (stage is not FilterStage filter)
        {
            state.Difference = false;
            Tell("the difference view is for filters; panel 8 compares a network's layers", problem: false);
            return;
        }

        try
        {
            difference ??= new ReferenceDifference(filter.Pipeline);
            if (difference.TakeFinished())
            {
                differencePicture ??= new PictureTexture(device.Gl, difference.Picture.Width, difference.Picture.Height, smooth: false);
                differencePicture.Upload(difference.Picture.Rgba);
                isDirty = true;
            }

            difference.TryStart(filter, frame);
        }
        catch (InvalidOperationException failure)
        {
            state.Difference = false;
            Tell(failure.Message, problem: true);
        }
    }

    private void UpdateStatus()
    {
        var slot = reader.Slot;
        if (!status.IsPaused)
        {
            captured.Update(slot.Published);
            rendered.Update(Shown);
        }

        status.Frame = frame?.Number ?? 0;
        status.CaptureRate = captured.PerSecond;
        status.RenderRate = rendered.PerSecond;
        status.DroppedPaused = droppedPaused + (status.IsPaused ? slot.DroppedLate - lateAtPause : 0);
        status.DroppedLate = slot.DroppedLate - status.DroppedPaused;
        status.DroppedBySource = slot.DroppedBySource;
    }

    private LiveStage MakeStage(string name, IPipelineDefinition? from, int width, int height)
    {
        if (PipelineResolver.IsModel(name)) return new NetworkStage(device, NetworkOf(name, from, width, height));
        var made = from!.Build(width, height, from.UsesPattern ? FrameSession.ReadPattern(options.Settings, from) : new PipelineOptions());
        return new FilterStage(device, executor, made, Report);
    }

    private void Report(Detection detection) => JsonOutput.WriteLine(options.Context.Out, detection, JsonOutput.Default.Detection);

    private void Describe()
    {
        status.Pipeline = stage.Name;
        status.Summary = stage.Summary;
        status.Source = $"{ShortName(reader.Name)} {reader.Width}×{reader.Height}";
        status.Device = stage.Device;
        status.Steps = stage.Steps;
        status.Network = stage.Network;
        Title = $"{stage.Name} – {ShortName(reader.Name)} – LiveConv";
    }

    // Of files the name is enough; cameras, scenes and addresses are told as they were given.
    private static string ShortName(string source) => File.Exists(source) ? Path.GetFileName(source) : source;

    private void Tell(string message, bool problem, double seconds = Toast.Seconds)
    {
        toast.Show(message, problem, seconds);
        isDirty = true;
    }
}
