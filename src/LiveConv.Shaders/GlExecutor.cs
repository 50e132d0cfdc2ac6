using LiveConv.Graphs;
using LiveConv.Pipelines;
using LiveConv.Shaders.Gl;
using LiveConv.Shaders.Kernels;
using LiveConv.Shaders.Kernels.Hardware;
using LiveConv.Shaders.Programs;

namespace LiveConv.Shaders;

/// <summary>Runs graphs as OpenGL compute shaders. Everything it makes belongs to the thread of its context.</summary>
public sealed class GlExecutor : IExecutor
{
    private readonly bool ownsDevice;

    /// <param name="device">A current context, for example a window's; stays the caller's.</param>
    /// <param name="options">How it works; null for what suits the device.</param>
    /// <exception cref="GlException">$LIVECONV_KERNELS names no family of kernels.</exception>
    public GlExecutor(GlDevice device, GlOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(device);
        Device = device;
        Programs = new ProgramCache(device, options?.ShaderFolder);
        Precision = options?.Precision ?? StoragePrecision.Float32;
        Family = options?.Family ?? (Precision == StoragePrecision.Float16 ? KernelFamily.Hardware : KernelChoice.For(device, Programs));
    }

    private GlExecutor(GlDevice device, GlOptions? options, bool ownsDevice)
        : this(device, options) => this.ownsDevice = ownsDevice;

    public string Backend => "gl";

    string IExecutor.Device => $"{Device.Renderer}, OpenGL {Device.Version}, {(Family == KernelFamily.Hardware ? "hardware" : "software")} kernels{(Precision == StoragePrecision.Float16 ? ", fp16 storage" : "")}";

    /// <summary>How the values of networks are stored.</summary>
    public StoragePrecision Precision { get; }

    /// <summary>Whose kernels run.</summary>
    public KernelFamily Family { get; }

    public GlDevice Device { get; }

    public ProgramCache Programs { get; }

    /// <summary>An executor with a context of its own, without a window.</summary>
    /// <exception cref="GlException">There is no OpenGL 4.3 to be had without a window.</exception>
    public static GlExecutor CreateHeadless(bool checkErrors = false, GlOptions? options = null)
    {
        var device = GlDevice.CreateHeadless(checkErrors);
        try
        {
            return new GlExecutor(device, options, ownsDevice: true);
        }
        catch
        {
            device.Dispose();
            throw;
        }
    }

    /// <summary>Whether a layer runs on a GPU; what has no kernel is computed by the processor.</summary>
    public static bool HasKernel(Node layer)
    {
        ArgumentNullException.ThrowIfNull(layer);
        return KernelTable.Find(layer, KernelFamily.Hardware) is not null;
    }

    public ILoadedGraph Load(Graph graph) => Load(graph, (TensorLayout?)null);

    public ILoadedPipeline Load(Pipeline pipeline)
    {
        ArgumentNullException.ThrowIfNull(pipeline);
        return pipeline.IsFilter ? LoadPipeline(pipeline) : new GlModelPipeline(Device, Programs, pipeline, Family, Precision);
    }

    /// <summary>A filter, whose frames and pictures stay on the GPU: as <see cref="Load(Pipeline)"/>, with what only the GPU has: the frame, the picture and the layers as buffers.</summary>
    public GlPipeline LoadPipeline(Pipeline pipeline)
    {
        ArgumentNullException.ThrowIfNull(pipeline);
        return new GlPipeline(Device, Programs, pipeline, Family);
    }

    /// <summary>Loads a graph with one layout for all its tensors.</summary>
    public GlGraph Load(Graph graph, TensorLayout? layout) => Load(graph, layout, Family);

    /// <summary>Loads a graph with the kernels of a family, which both give the same.</summary>
    internal GlGraph Load(Graph graph, TensorLayout? layout, KernelFamily family, KernelTuning? tuning = null, StoragePrecision? precision = null)
    {
        ArgumentNullException.ThrowIfNull(graph);
        return new GlGraph(Device, Programs, graph, family, layout, tuning, precision ?? Precision);
    }

    public void Dispose()
    {
        Programs.Dispose();
        if (ownsDevice) Device.Dispose();
    }
}
