using LiveConv.Cpu;
using LiveConv.Frames;
using LiveConv.Host.Capture;
using LiveConv.Host.Microscope;
using LiveConv.Host.Output;
using LiveConv.Pipelines;

namespace LiveConv.Host.Loop;

/// <summary>
/// Draws every panel once, small and unseen, on a thread that gives way to all others, so that their code is compiled before the first of them is opened:
/// compiling it then would hold the display up.
/// </summary>
internal sealed class PanelWarmUp : IDisposable
{
    private const int Width = 48, Height = 32, Frames = 3;

    // The first pictures have the machine to themselves.
    private static readonly TimeSpan Delay = TimeSpan.FromSeconds(1);

    private readonly ManualResetEvent stopped = new(false);
    private readonly Thread thread;

    /// <summary>Starts it; what fails in it shows where a panel is opened.</summary>
    public PanelWarmUp()
    {
        thread = new Thread(Run) { Name = "panels", IsBackground = true };
        thread.Start();
    }

    /// <summary>Asks it to end after the picture that it is at.</summary>
    public void Stop() => stopped.Set();

    /// <summary>Waits until it has ended.</summary>
    public void Dispose()
    {
        Stop();
        thread.Join();
        stopped.Dispose();
    }

    private void Run()
    {
        ThreadPlace.GiveWay(ThreadPlace.InBackground);
        if (stopped.WaitOne(Delay)) return;
        try
        {
            using var executor = new CpuExecutor(1);
            using var loaded = executor.Load(BuiltInPipelines.Load(Commands.FrameSession.DefaultPipeline).Build(Width, Height, new PipelineOptions()));
            var (frame, picture) = (new Frame(Width, Height), new Frame(640, 400));
            new Random(1).NextBytes(frame.Rgba);
            foreach (var entry in PanelTable.Entries)
            {
                using var view = new PanelView(loaded, () => new CpuExecutor(1), [entry.Name], new PanelViewOptions { Size = new PictureSize(picture.Width, picture.Height) });
                for (frame.Number = 0; frame.Number < Frames; frame.Number++)
                {
                    if (stopped.WaitOne(0)) return;
                    loaded.Process(frame);
                    view.Show(frame, loaded, picture);
                }
            }
        }
        catch (Exception failure) when (failure is not OutOfMemoryException)
        {
            // Whatever it is, the panel itself says it in its place.
        }
    }
}
