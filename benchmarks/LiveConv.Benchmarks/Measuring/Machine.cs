using System.Runtime.Intrinsics;
using LiveConv.Cpu;

namespace LiveConv.Benchmarks.Measuring;

/// <summary>What the figures were taken on.</summary>
internal static class Machine
{
    /// <summary>The processor's name, how many there are, and the width of its vectors.</summary>
    public static string Processor { get; } = Describe();

    private static string Describe()
    {
        using var executor = new CpuExecutor(1);
        var bits = Vector512.IsHardwareAccelerated ? 512 : Vector256.IsHardwareAccelerated ? 256 : 128;
        return $"{executor.Device.Split(',')[0]}, {Environment.ProcessorCount} cores, {bits}-bit vectors, .NET {Environment.Version}";
    }
}
