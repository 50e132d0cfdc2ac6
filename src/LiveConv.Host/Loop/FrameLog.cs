using System.Diagnostics;
using System.Text;
using LiveConv.Frames;
using LiveConv.Host.Drawing;
using LiveConv.Host.Output;

namespace LiveConv.Host.Loop;

/// <summary>
/// For tests: one line for each frame shown, with its number, the milliseconds from capture to shown, the bytes that the
/// render thread has allocated so far, and the milliseconds since the machine started. Writing allocates nothing.
/// </summary>
internal sealed class FrameLog : IDisposable
{
    private readonly FileStream file;
    private readonly byte[] line = new byte[96];

    private FrameLog(string path)
    {
        try
        {
            file = new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.ReadWrite, bufferSize: 0);
        }
        catch (Exception failure) when (FileProblem.Is(failure))
        {
            throw new OutputException($"{path}: can't be written: {failure.Message} (LIVECONV_FRAME_LOG names it)");
        }
    }

    /// <summary>A log where $LIVECONV_FRAME_LOG names a file, or null.</summary>
    public static FrameLog? Open() => Environment.GetEnvironmentVariable("LIVECONV_FRAME_LOG") is { Length: > 0 } path ? new FrameLog(path) : null;

    public void Write(long number, double latency)
    {
        Span<char> text = stackalloc char[96];
        var length = text.Write($"{number} {latency:0.000} {GC.GetAllocatedBytesForCurrentThread()} {Stopwatch.GetTimestamp() * 1000.0 / Stopwatch.Frequency:0.0}\n");
        file.Write(line.AsSpan(0, Encoding.ASCII.GetBytes(text[..length], line)));
    }

    public void Dispose() => file.Dispose();
}
