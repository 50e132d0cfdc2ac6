using System.Runtime.Intrinsics;
using LiveConv.Cpu;
using LiveConv.Graphs;
using LiveConv.Ops;
using LiveConv.Pipelines;
using LiveConv.Reference;
using LiveConv.Shaders;
using LiveConv.Shaders.Gl;
using LiveConv.Shaders.Programs;

namespace LiveConv.Host.Commands;

/// <summary>Makes the executor that <c>--backend</c> names.</summary>
public static class Backends
{
    // Mesa's name for it.
    private const string VectorWidth = "LP_NATIVE_VECTOR_WIDTH";

    /// <summary>Weights of a kernel up to which filters gain nothing from vectors of 512 bits.</summary>
    private const int MostTaps = 25;

    private static int isPrepared;

    /// <summary>The words for <c>--backend</c>.</summary>
    public static string[] Names { get; } = ["auto", "gl", "cpu", "reference"];

    /// <summary>An executor that needs no window.</summary>
    /// <param name="name">auto, gl, cpu or reference.</param>
    /// <param name="threads">Threads for computing; 0 takes one a processor.</param>
    /// <param name="precision">How networks store their values.</param>
    /// <param name="runsSmallFilters">Whether what is loaded is <see cref="IsSmallFilter"/>: software OpenGL takes other vectors for it.</param>
    /// <exception cref="BackendException">It doesn't work on this machine.</exception>
    /// <exception cref="UsageException">The executor doesn't store values so.</exception>
    public static IExecutor Create(string name, int threads, StoragePrecision precision = StoragePrecision.Float32, bool runsSmallFilters = false)
    {
        PrepareSoftwareGl(threads, draws: false, runsSmallFilters);
        var options = new GlOptions { Precision = precision };
        var executor = CreateWithoutGl(name, threads) ?? (name == "gl" ? CreateGl(options) : CreateBest(threads, options));
        if (precision == StoragePrecision.Float32 || executor is GlExecutor) return executor;
        executor.Dispose();
        throw new UsageException($"--precision fp16: only gl stores halves, not {executor.Backend}; add --backend gl");
    }

    /// <summary>The executor for a window that has a context, whose own <paramref name="gl"/> stays the caller's.</summary>
    /// <param name="name">auto, gl, cpu or reference.</param>
    /// <param name="threads">Threads for computing; 0 takes one a processor.</param>
    /// <param name="gl">The executor on the window's context.</param>
    public static IExecutor Create(string name, int threads, GlExecutor gl)
    {
        ArgumentNullException.ThrowIfNull(gl);
        return CreateWithoutGl(name, threads) ?? (name == "gl" || !gl.Device.IsSoftware ? gl : new CpuExecutor(threads));
    }

    /// <summary>Gives software OpenGL so many threads, 0 for one a processor; to be called before the first context is made, which reads it once.</summary>
    /// <param name="threads">Threads for computing.</param>
    /// <param name="draws">Whether the process draws, which crashes Mesa 22.3 with vectors of 512 bits; Mesa takes 256 by itself.</param>
    /// <param name="runsSmallFilters">
    /// Whether it runs filters of small kernels, which wait for memory: they gain nothing from vectors of 512 bits and lose a tenth. Larger kernels and networks gain a third.
    /// </param>
    public static void PrepareSoftwareGl(int threads, bool draws, bool runsSmallFilters = false)
    {
        // The first call decides for the process, as the first context does.
        if (Interlocked.Exchange(ref isPrepared, 1) == 0 && !draws && !runsSmallFilters && Vector512.IsHardwareAccelerated && Environment.GetEnvironmentVariable(VectorWidth) is null)
        {
            // Mesa's cache of compiled shaders doesn't tell one width from another.
            const string Cache = "MESA_SHADER_CACHE_DIR";
            if (Environment.GetEnvironmentVariable(Cache) is null) NativeEnvironment.SetHere(Cache, CacheFolder.Make("mesa512"));
            NativeEnvironment.SetHere(VectorWidth, "512");
        }

        if (threads > 0) NativeEnvironment.Set("LP_NUM_THREADS", threads.ToString(System.Globalization.CultureInfo.InvariantCulture));
    }

    /// <summary>Whether a pipeline is a filter without a kernel of more than 25 weights.</summary>
    public static bool IsSmallFilter(Pipeline pipeline)
    {
        ArgumentNullException.ThrowIfNull(pipeline);
        return pipeline.IsFilter && pipeline.Graph.Layers.All(layer => layer.Op is not Conv2D || layer.Inputs[1].Shape is { Rank: 4 } weights && weights.H * weights.W <= MostTaps);
    }

    private static IExecutor? CreateWithoutGl(string name, int threads) => name switch
    {
        "reference" => new ReferenceExecutor(),
        "cpu" => new CpuExecutor(threads),
        _ => null,
    };

    // Software OpenGL runs on the same processor as the cpu executor, which knows more of it.
    private static IExecutor CreateBest(int threads, GlOptions options)
    {
        try
        {
            var gl = GlExecutor.CreateHeadless(options: options);
            if (!gl.Device.IsSoftware) return gl;
            gl.Dispose();
        }
        catch (GlException)
        {
        }

        return new CpuExecutor(threads);
    }

    private static GlExecutor CreateGl(GlOptions options)
    {
        try
        {
            return GlExecutor.CreateHeadless(options: options);
        }
        catch (GlException failure)
        {
            throw new BackendException(failure.Message);
        }
    }
}
