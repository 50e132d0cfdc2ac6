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

    /// <param name="name">auto, gl, cpu or reference.</param>
    /// <param name="threads">Threads for computing; 0 takes one a processor.</param>
    /// <exception cref="BackendException">It doesn't work on this machine.</exception>
    public static IExecutor Create(string name, int threads)
    {
        // Software OpenGL reads this once, when the first context is made.
        if (threads > 0) NativeEnvironment.SetDefault("LP_NUM_THREADS", threads.ToString(System.Globalization.CultureInfo.InvariantCulture));
        return name switch
        {
            "reference" => new ReferenceExecutor(),
            "cpu" => new CpuExecutor(threads),
            "gl" => CreateGl(),
            _ => CreateBest(threads),
        };
    }

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
