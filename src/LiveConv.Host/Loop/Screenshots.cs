using System.Collections.Concurrent;
using LiveConv.Frames;
using LiveConv.Host.Output;

namespace LiveConv.Host.Loop;

/// <summary>Writes pictures to liveconv-PIPELINE-FRAME.png in the background.</summary>
/// <param name="folder">Where to.</param>
internal sealed class Screenshots(string folder)
{
    private readonly ConcurrentQueue<(string Text, bool IsProblem)> results = new();

    /// <summary>Starts to write a picture; it belongs to the writer from here on.</summary>
    public void Write(Frame picture, string pipeline) => ThreadPool.QueueUserWorkItem(_ =>
    {
        var path = Path.Combine(folder, $"liveconv-{pipeline}-{picture.Number}.png");
        try
        {
            Directory.CreateDirectory(folder);
            using var sink = new PictureSink(path, pipeline);
            sink.Write(picture);
            sink.Commit();
            results.Enqueue(($"saved {path}", false));
        }
        catch (Exception failure) when (failure is OutputException or IOException or UnauthorizedAccessException)
        {
            results.Enqueue((failure.Message, true));
        }
    });

    /// <summary>What became of a screenshot.</summary>
    public bool TryTakeResult(out (string Text, bool IsProblem) result) => results.TryDequeue(out result);
}
