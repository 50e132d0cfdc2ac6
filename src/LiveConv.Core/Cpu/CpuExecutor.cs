using System.Runtime.InteropServices;
using LiveConv.Cpu.Blocked;
using LiveConv.Cpu.Bytes;
using LiveConv.Cpu.Rows;
using LiveConv.Graphs;
using LiveConv.Pipelines;

namespace LiveConv.Cpu;

/// <summary>Runs graphs on the processor: vector instructions, rows shared among threads. Results don't depend on the number of threads.</summary>
public sealed class CpuExecutor : IExecutor
{
    private readonly WorkerPool pool;
    private readonly BlockedKernels kernels;

    /// <param name="threads">Threads that compute, the caller included; 0 for one per processor.</param>
    public CpuExecutor(int threads = 0)
        : this(threads, BlockedKernels.Best)
    {
    }

    /// <param name="threads">Threads that compute, the caller included; 0 for one per processor.</param>
    /// <param name="kernels">The kernels for blocked layers, at some vector width.</param>
    internal CpuExecutor(int threads, BlockedKernels kernels)
    {
        this.kernels = kernels;
        ArgumentOutOfRangeException.ThrowIfNegative(threads);
        pool = new WorkerPool(threads == 0 ? Environment.ProcessorCount : threads);
        Device = $"{ProcessorName()}, {Amount.Of(pool.Threads, "thread")}, {Simd.Bits}-bit vectors";
    }

    /// <summary>
    /// An executor whose convolutions sum each output over its own window, in one order everywhere (no Winograd): slower, but a picture that is shifted gives
    /// feature maps that are shifted, to the last bit. For looking at equivariance.
    /// </summary>
    /// <param name="threads">Threads that compute, the caller included; 0 for one per processor.</param>
    public static CpuExecutor OfDirectSums(int threads = 0) => new(threads, BlockedKernels.Direct);

    /// <summary>Names of the ops with a kernel of their own; any other runs by its reference.</summary>
    public static IReadOnlyCollection<string> Kernels => CpuKernels.Names;

    public string Backend => "cpu";

    public string Device { get; }

    public int Threads => pool.Threads;

    public ILoadedGraph Load(Graph graph) => Load(graph, KeptValues.All);

    public ILoadedGraph Load(Graph graph, KeptValues kept)
    {
        ArgumentNullException.ThrowIfNull(graph);
        return PicturePlan.Suits(graph) ? new PictureGraph(graph, pool, kept) : new CpuGraph(graph, pool, kernels, kept);
    }

    public ILoadedPipeline Load(Pipeline pipeline) => Load(pipeline, KeptValues.All);

    public ILoadedPipeline Load(Pipeline pipeline, KeptValues kept)
    {
        ArgumentNullException.ThrowIfNull(pipeline);
        if (kept == KeptValues.Results && ByteFilter.Create(pipeline) is { } filter) return new BytePipeline(pipeline, filter, pool);
        return PicturePipeline.Suits(pipeline) ? new PicturePipeline(pipeline, pool, kept) : new CpuPipeline(pipeline, pool, kernels, kept);
    }

    public void Dispose() => pool.Dispose();

    /// <summary>The name as Linux knows it; elsewhere the architecture.</summary>
    private static string ProcessorName()
    {
        const string File = "/proc/cpuinfo";
        if (!System.IO.File.Exists(File)) return RuntimeInformation.ProcessArchitecture.ToString();
        var line = System.IO.File.ReadLines(File).FirstOrDefault(line => line.StartsWith("model name", StringComparison.Ordinal));
        return line?[(line.IndexOf(':', StringComparison.Ordinal) + 1)..].Trim() ?? RuntimeInformation.ProcessArchitecture.ToString();
    }
}
