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
internal static class PanelWarmUp
{
    private const int Width = 48, Height = 32, Frames = 3;

    // The first pictures have the machine to themselves.
    private static readonly TimeSpan Delay = TimeSpan.FromSeconds(1);

    /// <summary>Starts it; what fails in it shows where a panel is opened.</summary>
    /// <param name="stop">Ends it between two panels.</param>
    public static void Start(CancellationToken stop) => new Thread(() => Run(stop)) { Name = "panels", IsBackground = true }.Start();

    private static void Run(CancellationToken stop)
    {
        ThreadPlace.GiveWay(ThreadPlace.InBackground);
        if (stop.WaitHandle.WaitOne(Delay)) return;
        try
        {
            using var executor = new CpuExecutor(1);
            using var loaded = executor.Load(BuiltInPipelines.Load(Commands.FrameSession.DefaultPipeline).Build(Width, Height, new PipelineOptions()));
            var (frame, picture) = (new Frame(Width, Height), new Frame(640, 400));
            new Random(1).NextBytes(frame.Rgba);
            foreach (var entry in PanelTable.Entries)
            {
                if (stop.IsCancellationRequested) return;
                using var view = new PanelView(loaded, () => new CpuExecutor(1), [entry.Name], new PanelViewOptions { Size = new PictureSize(picture.Width, picture.Height) });
                for (frame.Number = 0; frame.Number < Frames; frame.Number++)
                {
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
