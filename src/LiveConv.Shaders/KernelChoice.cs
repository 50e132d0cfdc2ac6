using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;
using LiveConv.Graphs;
using LiveConv.Ops;
using LiveConv.Shaders.Gl;
using LiveConv.Shaders.Programs;
using LiveConv.Tensors;

namespace LiveConv.Shaders;

/// <summary>
/// Which family of kernels suits a device: by its name where that is known, otherwise by running one layer with both; the result is
/// kept in a file beside the programs.
/// </summary>
internal static class KernelChoice
{
    /// <summary>The environment variable that overrides the choice.</summary>
    public const string Variable = "LIVECONV_KERNELS";

    private const int Rounds = 3;

    // Also Mesa's own drivers name the chip's maker.
    private static readonly string[] Makers =
        ["NVIDIA", "GeForce", "Quadro", "Tesla", "AMD", "Radeon", "Intel", "Apple", "Adreno", "Mali", "PowerVR", "V3D"];

    /// <summary>The family for a device.</summary>
    /// <param name="device">A current context.</param>
    /// <param name="programs">Compiles the shaders of a measurement.</param>
    /// <exception cref="GlException">$LIVECONV_KERNELS names no family.</exception>
    public static KernelFamily For(GlDevice device, ProgramCache programs) =>
        Asked(Environment.GetEnvironmentVariable(Variable))
        ?? Named(device)
        ?? Remembered($"{device.Renderer}\n{device.Version}", CacheFolder.Default("kernels"), family => Measure(device, programs, family));

    /// <summary>The family that a user named; null for nothing.</summary>
    /// <exception cref="GlException">It isn't one.</exception>
    public static KernelFamily? Asked(string? name) => name switch
    {
        null or "" => null,
        "software" => KernelFamily.Software,
        "hardware" => KernelFamily.Hardware,
        _ => throw new GlException($"{Variable}={name}: the families of kernels are software and hardware"),
    };

    /// <summary>The family by a renderer's name; null where it says nothing.</summary>
    public static KernelFamily? Named(string renderer) =>
        Makers.Any(maker => renderer.Contains(maker, StringComparison.OrdinalIgnoreCase)) ? KernelFamily.Hardware : null;

    /// <summary>The faster family, measured the first time and read from a file from then on.</summary>
    /// <param name="device">Renderer and driver.</param>
    /// <param name="folder">Where the results are kept.</param>
    /// <param name="measure">Milliseconds with one family.</param>
    public static KernelFamily Remembered(string device, string folder, Func<KernelFamily, double> measure)
    {
        var file = Path.Combine(folder, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(device))));
        try
        {
            if (File.Exists(file) && Enum.TryParse<KernelFamily>(File.ReadAllText(file), out var known) && Enum.IsDefined(known)) return known;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
        }

        var faster = measure(KernelFamily.Hardware) <= measure(KernelFamily.Software) ? KernelFamily.Hardware : KernelFamily.Software;
        try
        {
            Directory.CreateDirectory(folder);
            File.WriteAllText(file, faster.ToString());
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // It is measured again next time.
        }

        return faster;
    }

    private static KernelFamily? Named(GlDevice device) => device.IsSoftware ? KernelFamily.Software : Named(device.Renderer);

    // The least time of a few runs of a typical layer.
    internal static double Measure(GlDevice device, ProgramCache programs, KernelFamily family)
    {
        var builder = new GraphBuilder();
        var x = builder.Input("x", new Shape(1, 64, 56, 56));
        var weights = builder.Constant("weights", new Tensor(new Shape(64, 64, 3, 3)));
        var y = builder.Add("y", new Conv2D { Padding = Padding.Same(3, 3) }, x, weights);
        using var graph = new GlGraph(device, programs, builder.Build(y), family);
        var best = double.MaxValue;
        for (var round = 0; round <= Rounds; round++)
        {
            device.Gl.Finish();
            var start = Stopwatch.GetTimestamp();
            graph.Run();
            device.Gl.Finish();
            if (round > 0) best = Math.Min(best, Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        }

        return best;
    }
}
