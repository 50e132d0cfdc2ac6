using LiveConv.Cpu;
using LiveConv.Graphs;
using LiveConv.Reference;
using LiveConv.Shaders;
using LiveConv.Shaders.Gl;

namespace LiveConv.Host.Commands;

/// <summary>Makes the executor that <c>--backend</c> names.</summary>
public static class Backends
{
    /// <summary>The words for <c>--backend</c>.</summary>
    public static string[] Names { get; } = ["auto", "gl", "cpu", "reference"];

    /// <summary>An executor that needs no window.</summary>
    /// <param name="name">auto, gl, cpu or reference.</param>
    /// <param name="threads">Threads for computing; 0 takes one a processor.</param>
    /// <exception cref="BackendException">It doesn't work on this machine.</exception>
    public static IExecutor Create(string name, int threads)
    {
        LimitSoftwareGl(threads);
        return CreateWithoutGl(name, threads) ?? (name == "gl" ? CreateGl() : CreateBest(threads));
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

    /// <summary>Gives software OpenGL so many threads; to be called before the first context is made, which reads it once.</summary>
    public static void LimitSoftwareGl(int threads)
    {
        if (threads > 0) NativeEnvironment.Set("LP_NUM_THREADS", threads.ToString(System.Globalization.CultureInfo.InvariantCulture));
    }

    private static IExecutor? CreateWithoutGl(string name, int threads) => name switch
    {
        "reference" => new ReferenceExecutor(),
        "cpu" => new CpuExecutor(threads),
        _ => null,
    };

    // Software OpenGL runs on the same processor as the cpu executor, which knows more of it.
    private static IExecutor CreateBest(int threads)
    {
        try
        {
            var gl = GlExecutor.CreateHeadless();
            if (!gl.Device.IsSoftware) return gl;
            gl.Dispose();
        }
        catch (GlException)
        {
        }

        return new CpuExecutor(threads);
    }

    private static GlExecutor CreateGl()
    {
        try
        {
            return GlExecutor.CreateHeadless();
        }
        catch (GlException failure)
        {
            throw new BackendException(failure.Message);
        }
    }
}
