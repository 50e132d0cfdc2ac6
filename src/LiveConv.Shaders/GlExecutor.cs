using LiveConv.Frames;
using LiveConv.Graphs;
using LiveConv.Pipelines;
using LiveConv.Shaders.Gl;
using LiveConv.Shaders.Kernels;
using LiveConv.Shaders.Programs;

namespace LiveConv.Shaders;

/// <summary>Runs graphs as OpenGL compute shaders. Everything it makes belongs to the thread of its context.</summary>
public sealed class GlExecutor : IExecutor
{
    private readonly bool ownsDevice;

    /// <param name="device">A current context, for example a window's; stays the caller's.</param>
    /// <param name="shaderFolder">Where the shaders lie; null for the folder beside the program.</param>
    public GlExecutor(GlDevice device, string? shaderFolder = null)
    {
        ArgumentNullException.ThrowIfNull(device);
        Device = device;
        Programs = new ProgramCache(device, shaderFolder);
    }

    private GlExecutor(GlDevice device)
        : this(device, null) => ownsDevice = true;

    public string Backend => "gl";

    string IExecutor.Device => $"{Device.Renderer}, OpenGL {Device.Version}";

    public GlDevice Device { get; }

    public ProgramCache Programs { get; }

    /// <summary>An executor with a context of its own, without a window.</summary>
    /// <exception cref="GlException">There is no OpenGL 4.3 to be had without a window.</exception>
    public static GlExecutor CreateHeadless(bool checkErrors = false) => new(GlDevice.CreateHeadless(checkErrors));

    /// <summary>Whether a layer runs on the GPU; what has no kernel is computed by the processor.</summary>
    public static bool HasKernel(Node layer)
    {
        ArgumentNullException.ThrowIfNull(layer);
        return KernelTable.Find(layer) is not null;
    }

    public ILoadedGraph Load(Graph graph) => Load(graph, null);

    public ILoadedPipeline Load(Pipeline pipeline)
    {
        ArgumentNullException.ThrowIfNull(pipeline);
        return pipeline is { Input: FrameToTensor, Picture: not null } ? LoadPipeline(pipeline) : new GlModelPipeline(Device, Programs, pipeline);
    }

    /// <summary>A filter, whose frames and pictures stay on the GPU: as <see cref="Load(Pipeline)"/>, with what only the GPU has: the frame, the picture and the layers as buffers.</summary>
    public GlPipeline LoadPipeline(Pipeline pipeline)
    {
        ArgumentNullException.ThrowIfNull(pipeline);
        return new GlPipeline(Device, Programs, pipeline);
    }

    /// <summary>Loads a graph with one layout for all its tensors.</summary>
    public GlGraph Load(Graph graph, TensorLayout? layout)
    {
        ArgumentNullException.ThrowIfNull(graph);
        return new GlGraph(Device, Programs, graph, layout);
    }

    public void Dispose()
    {
        Programs.Dispose();
        if (ownsDevice) Device.Dispose();
    }
}
