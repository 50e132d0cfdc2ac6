using System.Runtime.ExceptionServices;
using LiveConv.Frames;
using LiveConv.Graphs;
using LiveConv.Host.Capture;
using LiveConv.Shaders;

namespace LiveConv.Host.Output;

/// <summary>
/// Every frame of a source through a pipeline into a sink, once and in order. Decoding, computing and encoding run
/// at the same time, each on a thread of its own; computing stays on the caller's, to which a GPU's context is bound.
/// </summary>
internal sealed class OfflineRenderer(IFrameSource source, ILoadedPipeline loaded, IFrameView view, IFrameSink sink)
{
    private const int FramesBetweenThreads = 4;

    // Of a live source at most one frame waits while another is computed: what comes later is newer.
    private const int LiveFramesBetweenThreads = 2;

    private ExceptionDispatchInfo? failure;

    /// <summary>
    /// Whether the pictures of a GPU are fetched some frames later instead of waited for; null where the GPU isn't the processor itself.
    /// </summary>
    public bool? RunsAhead { get; init; }

    /// <summary>Called after each frame with the number of frames done so far.</summary>
    public Action<long> Progress { get; init; } = _ => { };

    /// <summary>Renders at most <paramref name="frames"/> frames; finishes the sink.</summary>
    /// <returns>How many frames there were.</returns>
    /// <exception cref="OperationCanceledException">Interrupted; the sink isn't finished.</exception>
    public long Run(long frames, CancellationToken cancel)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        using var decoded = new FrameRing(new PictureSize(source.Width, source.Height), source.IsLive ? LiveFramesBetweenThreads : FramesBetweenThreads);
        using var finished = new FrameRing(view.Size, FramesBetweenThreads);
        var reader = Start("decode", () => Decode(decoded, frames, stop.Token), decoded, stop);
        var writer = Start("encode", () => Encode(finished, stop.Token), finished: null, stop);
        long count = 0;
        try
        {
            count = Compute(decoded, finished, stop.Token);
        }
        catch (OperationCanceledException) when (failure is not null)
        {
            // Another stage failed and stopped this one: its exception is the one to tell.
        }
        catch
        {
            stop.Cancel();
            throw;
        }
        finally
        {
            finished.Complete();
            reader.Join();
            writer.Join();
        }

        failure?.Throw();
        cancel.ThrowIfCancellationRequested();
        if (count == 0) throw new SourceException($"{source.Name}: gave no frame");
        sink.Commit();
        return count;
    }

    private void Decode(FrameRing decoded, long frames, CancellationToken stop)
    {
        for (long i = 0; i < frames; i++)
        {
            var frame = decoded.TakeEmpty(stop);
            if (!source.Read(frame)) return;
            decoded.Publish(frame);
        }
    }

    private long Compute(FrameRing decoded, FrameRing finished, CancellationToken stop)
    {
        if (view is ResultView && loaded is GlPipeline gpu && (RunsAhead ?? gpu.RunsAhead)) return ComputeAhead(gpu, decoded, finished, stop);
        long count = 0;
        foreach (var frame in decoded.Filled(stop))
        {
            loaded.Process(frame);
            var picture = finished.TakeEmpty(stop);
            view.Show(frame, loaded, picture);
            picture.Number = frame.Number;
            picture.CaptureTime = frame.CaptureTime;
            decoded.Return(frame);
            finished.Publish(picture);
            Progress(++count);
        }

        return count;
    }

    /// <summary>Gives the GPU the next frame before the picture of the last one is there.</summary>
    private long ComputeAhead(GlPipeline gpu, FrameRing decoded, FrameRing finished, CancellationToken stop)
    {
        long count = 0;
        foreach (var frame in decoded.Filled(stop))
        {
            gpu.Process(frame);
            decoded.Return(frame);
            while (!gpu.TryQueuePicture()) Finish();
        }

        while (gpu.HasQueuedPictures) Finish();
        return count;

        void Finish()
        {
            var picture = finished.TakeEmpty(stop);
            gpu.TryTakePicture(picture, wait: true);
            finished.Publish(picture);
            Progress(++count);
        }
    }

    private void Encode(FrameRing finished, CancellationToken stop)
    {
        foreach (var picture in finished.Filled(stop))
        {
            sink.Write(picture);
            finished.Return(picture);
        }
    }

    private Thread Start(string name, Action work, FrameRing? finished, CancellationTokenSource stop)
    {
        var thread = new Thread(() =>
        {
            try
            {
                work();
            }
            catch (OperationCanceledException)
            {
            }
            catch (Exception problem)
            {
                Interlocked.CompareExchange(ref failure, ExceptionDispatchInfo.Capture(problem), null);
                stop.Cancel();
            }
            finally
            {
                finished?.Complete();
            }
        })
        {
            Name = name,
            IsBackground = true,
        };
        thread.Start();
        return thread;
    }
}
