using LiveConv.Frames;
using LiveConv.Graphs;
using LiveConv.Pipelines;
using LiveConv.Shaders.Gl;
using LiveConv.Shaders.Kernels;
using LiveConv.Shaders.Programs;

namespace LiveConv.Shaders;

/// <summary>A pipeline that stays on the GPU from the uploaded frame to the finished picture.</summary>
public sealed class GlPipeline : ILoadedPipeline
{
    /// <summary>Rows that an invocation of the frame passes takes.</summary>
    private const int RowBlock = 4;

    /// <summary>Workgroups along an axis that every device allows.</summary>
    private const int MostGroups = 65_535;

    private readonly GlDevice device;
    private readonly ProgramCache programs;
    private readonly GlGraph graph;
    private readonly FrameToTensor input;
    private readonly Node picture;
    private readonly GpuBuffer frame;
    private readonly Dispatch toTensor;
    private readonly Dispatch toFrame;
    private readonly StepTimer timer;
    private readonly ReadbackRing readback;
    private readonly int framePitch;
    private readonly byte[] rows;
    private Dispatch? direct;
    private PointPlan? points;
    private bool layersAreOld;
    private FrameStamp stamp;

    internal GlPipeline(GlDevice device, ProgramCache programs, Pipeline pipeline, KernelFamily family)
    {
        (this.device, this.programs) = (device, programs);
        Pipeline = pipeline;
        input = pipeline.Input as FrameToTensor ?? throw new ArgumentException("the frame pass isn't one of filters", nameof(pipeline));
        picture = pipeline.Picture ?? throw new ArgumentException("the pipeline makes no picture", nameof(pipeline));
        TensorToFrame.RequireShape(picture.Shape);
        graph = new GlGraph(device, programs, pipeline.Graph, family, null, null, StoragePrecision.Float32, pipeline.Graph.Inputs[0], picture) { BeforeRead = BringUpToDate, BeforeChange = LeaveDirectPass };
        Steps = [pipeline.InputStep("gl"), .. graph.Steps, pipeline.OutputStep("gl")!];
        timer = new StepTimer(device.Gl, Steps);
        framePitch = (pipeline.Width + 3) / 4;
        PicturePitch = (picture.Shape.W + 3) / 4;
        frame = new GpuBuffer(device.Gl, framePitch * pipeline.Height * 16);
        Picture = new GpuBuffer(device.Gl, PicturePitch * (picture.Shape.H + RowBlock - 1) * 16);
        readback = new ReadbackRing(device.Gl, Picture.Bytes);
        rows = new byte[Picture.Bytes];
        toTensor = ToTensor(programs);
        toFrame = ToFrame(programs);
        if (family != KernelFamily.Software) return;
        direct = DirectPass.Find(programs, pipeline, frame, Picture);
        if (direct is null) points = PointPlan.Find(programs, pipeline, graph, Picture, PicturePitch);
    }

    public Pipeline Pipeline { get; }

    public ILoadedGraph Graph => graph;

    public IReadOnlyList<Step> Steps { get; }

    /// <summary>The uploaded frame: RGBA, rows of <see cref="FramePitch"/> texels of four pixels.</summary>
    public GpuBuffer Frame => frame;

    /// <summary>Texels of four pixels from row to row of <see cref="Frame"/>.</summary>
    public int FramePitch => framePitch;

    /// <summary>The finished picture: RGBA, rows of <see cref="PicturePitch"/> texels of four pixels.</summary>
    public GpuBuffer Picture { get; }

    /// <summary>Texels of four pixels from row to row of <see cref="Picture"/>.</summary>
    public int PicturePitch { get; }

    /// <summary>
    /// Whether the steps are timed; costs two queries a step. Where they aren't, a pipeline of one window makes its picture in one
    /// pass, any other computes value by value in the passes beside it, and layers are computed when they are asked for.
    /// </summary>
    public bool Timed { get; set; } = true;

    /// <summary>Whether it makes its picture in one pass where its steps aren't timed.</summary>
    internal bool HasDirectPass => direct is not null;

    /// <summary>Whether layers that work value by value don't go through memory where its steps aren't timed.</summary>
    internal bool HasPointPlan => points is not null;

    /// <summary>The values of a layer, as they lie on the GPU: of the last frame, and of every frame from now on.</summary>
    public GpuTensor Tensor(Node node)
    {
        LeaveDirectPass();
        if (points?.Stores(node) == false) points = null;
        return graph.Tensor(node);
    }

    public void Process(Frame frame)
    {
        ArgumentNullException.ThrowIfNull(frame);
        Upload(frame);
        Run();
    }

    /// <summary>Copies a frame to the GPU.</summary>
    public void Upload(Frame frame)
    {
        ArgumentNullException.ThrowIfNull(frame);
        if (frame.Width != Pipeline.Width || frame.Height != Pipeline.Height)
            throw new ArgumentException($"the pipeline is for frames of {Pipeline.Width}×{Pipeline.Height}, not {frame.Width}×{frame.Height}", nameof(frame));
        stamp = new FrameStamp(frame.Number, frame.CaptureTime);
        if (frame.Width % 4 == 0)
        {
            this.frame.Write<byte>(frame.Rgba);
            return;
        }

        for (var y = 0; y < frame.Height; y++)
            this.frame.Write<byte>(frame.Rgba.AsSpan(y * frame.Width * 4, frame.Width * 4), y * framePitch * 16);
    }

    /// <summary>Computes the picture of the uploaded frame.</summary>
    public void Run()
    {
        layersAreOld = !Timed && (direct is not null || points is not null);
        if (layersAreOld)
        {
            if (direct is null) toTensor.Issue(device.Gl);
            direct?.Issue(device.Gl);
            points?.Run(device);
            device.Check();
            return;
        }

        if (Timed) timer.Begin();
        toTensor.Issue(device.Gl);
        if (Timed) timer.Mark(0);
        for (var layer = 0; layer < graph.Steps.Count; layer++)
        {
            graph.Run(layer);
            if (Timed) timer.Mark(layer + 1);
        }

        toFrame.Issue(device.Gl);
        if (Timed) timer.Mark(Steps.Count - 1);
        device.Check();
    }

    public void Wait()
    {
        if (Timed) timer.Finish();
        else device.Gl.Finish();
    }

    /// <summary>What a copy of the frame takes on this device, in milliseconds: the least that any filter of it can.</summary>
    /// <param name="rounds">How many copies; the fastest counts.</param>
    public double MeasureCopy(int rounds)
    {
        var step = new Step("copy", "Copy", "gl");
        using var copy = new GpuBuffer(device.Gl, frame.Bytes);
        using var copyTimer = new StepTimer(device.Gl, [step]);
        var texels = frame.Bytes / 16;
        var dispatch = new Dispatch(
            "copy_frame",
            programs.Compute("frame/copy_frame.comp", new Defines { { "TEXELS", texels } }),
            (uint)Math.Min(MostGroups, (texels + Kernels.Kernel.GroupSize - 1) / Kernels.Kernel.GroupSize),
            1,
            1,
            [Binding.Pixels(0, frame), Binding.Storage(1, copy)]);
        var best = double.PositiveInfinity;
        for (var round = 0; round < rounds; round++)
        {
            copyTimer.Begin();
            dispatch.Issue(device.Gl);
            copyTimer.Mark(0);
            copyTimer.Finish();
            best = Math.Min(best, step.Milliseconds);
        }

        return best;
    }

    public void ReadPicture(Frame destination)
    {
        ArgumentNullException.ThrowIfNull(destination);
        Picture.Read<byte>(rows);
        CopyRows(destination, stamp);
    }

    /// <summary>Whether the GPU computes while the program goes on; software OpenGL computes within the calls.</summary>
    public bool RunsAhead => !device.IsSoftware;

    /// <summary>Whether a picture was queued and not yet taken.</summary>
    public bool HasQueuedPictures => readback.Pending > 0;

    /// <summary>Starts to bring the picture back. False where three are under way already: take one first.</summary>
    public bool TryQueuePicture() => readback.TryQueue(Picture, stamp);

    /// <summary>Takes the oldest picture that was queued.</summary>
    /// <param name="destination">Gets the pixels, the number and the capture time.</param>
    /// <param name="wait">Waits for the GPU where it isn't done.</param>
    /// <returns>False where none is queued, or the GPU isn't done with it.</returns>
    public bool TryTakePicture(Frame destination, bool wait = false)
    {
        ArgumentNullException.ThrowIfNull(destination);
        if (!readback.TryTake(rows, out var taken, wait)) return false;
        CopyRows(destination, taken);
        return true;
    }

    public void Dispose()
    {
        timer.Dispose();
        readback.Dispose();
        Picture.Dispose();
        frame.Dispose();
        graph.Dispose();
    }

    private void LeaveDirectPass()
    {
        BringLayersUpToDate();
        direct = null;
    }

    private void BringUpToDate(Node layer)
    {
        if (points?.Stores(layer) != true) BringLayersUpToDate();
    }

    private void BringLayersUpToDate()
    {
        if (!layersAreOld) return;
        layersAreOld = false;
        toTensor.Issue(device.Gl);
        graph.Run();
    }

    // Rows of the picture on the GPU are padded to whole texels of four pixels.
    private void CopyRows(Frame destination, FrameStamp from)
    {
        var (width, height) = (picture.Shape.W, picture.Shape.H);
        if (destination.Width != width || destination.Height != height)
            throw new ArgumentException($"the picture is {width}×{height}, not {destination.Width}×{destination.Height}", nameof(destination));
        for (var y = 0; y < height; y++)
            rows.AsSpan(y * PicturePitch * 16, width * 4).CopyTo(destination.Rgba.AsSpan(y * width * 4));
        destination.Number = from.Number;
        destination.CaptureTime = from.CaptureTime;
    }

    private Dispatch ToTensor(ProgramCache programs)
    {
        var pass = input;
        var tensor = graph.Tensor(Pipeline.Graph.Inputs[0]);
        var defines = new Defines
        {
            { "OUTPUT", tensor.Define },
            { "COLOR", (int)pass.Color },
            { "MIRROR", pass.Mirror ? 1 : 0 },
            { "FRAME_PITCH", framePitch },
            { "SCALE", pass.Scale },
            { "SHIFT", pass.Shift },
        };
        return Pass(
            programs,
            "frame_to_tensor",
            defines,
            tensor,
            pass.Mirror ? Binding.Pixel(0, frame) : Binding.Pixels(0, frame),
            Binding.Storage(1, tensor.Buffer));
    }

    private Dispatch ToFrame(ProgramCache programs)
    {
        var tensor = graph.Tensor(picture);
        var defines = new Defines
        {
            { "INPUT0", tensor.Define },
            { "CHANNELS", tensor.Shape.C },
            { "SWAP", Pipeline.Output.Color == FrameColor.Bgr },
            { "PICTURE_PITCH", PicturePitch },
            { "GAIN", Pipeline.Output.Gain },
            { "BIAS", Pipeline.Output.Bias },
        };
        return Pass(programs, "tensor_to_frame", defines, tensor, Binding.Texels(0, tensor.Buffer), Binding.Storage(1, Picture));
    }

    private static Dispatch Pass(ProgramCache programs, string shader, Defines defines, GpuTensor tensor, params Binding[] bindings) => new(
        shader,
        programs.Compute($"frame/{shader}.comp", defines),
        (uint)((tensor.Columns + Kernels.Kernel.GroupSize - 1) / Kernels.Kernel.GroupSize),
        (uint)((tensor.Shape.H + RowBlock - 1) / RowBlock),
        1,
        bindings);
}
