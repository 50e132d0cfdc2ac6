using System.Diagnostics;

namespace LiveConv.Core.Tests.Onnx;

/// <summary>What an import of a small file took.</summary>
/// <param name="Result">What it gave.</param>
/// <param name="Time">How long it took.</param>
/// <param name="Bytes">What it allocated, whether released or not.</param>
internal readonly record struct ImportUse<T>(T Result, TimeSpan Time, long Bytes)
{
    /// <summary>Within the time and memory that any file may take: 1 s, and 256 MB beyond the file's size.</summary>
    public bool IsSmall => Time < TimeSpan.FromSeconds(1) && Bytes < 256L << 20;
}

internal static class ImportUse
{
    /// <summary>Measures, and measures slow ones again: other tests run on the same processors.</summary>
    public static ImportUse<T> Measure<T>(Func<T> import)
    {
        var use = Once(import);
        for (var repeat = 0; repeat < 2 && use.Time > TimeSpan.FromSeconds(1); repeat++) use = Once(import);
        return use;
    }

    private static ImportUse<T> Once<T>(Func<T> import)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        var clock = Stopwatch.StartNew();
        var result = import();
        return new ImportUse<T>(result, clock.Elapsed, GC.GetAllocatedBytesForCurrentThread() - before);
    }
}
