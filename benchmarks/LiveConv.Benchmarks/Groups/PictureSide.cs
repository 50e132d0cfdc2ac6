using LiveConv.Cpu;
using LiveConv.Frames;
using LiveConv.Graphs;
using LiveConv.Pipelines;

namespace LiveConv.Benchmarks.Groups;

/// <summary>A pipeline on the cpu executor, RGBA frame in and RGBA picture out.</summary>
internal sealed class PictureSide(CpuExecutor executor, Pipeline pipeline, Frame frame) : ISide
{
    private readonly ILoadedPipeline loaded = executor.Load(pipeline, KeptValues.Results);

    public float[] Output
    {
        get
        {
            var picture = new Frame(pipeline.PictureWidth, pipeline.PictureHeight);
            loaded.ReadPicture(picture);
            return Array.ConvertAll(picture.Rgba, value => (float)value);
        }
    }

    public void Run() => loaded.Process(frame);

    public void Dispose() => loaded.Dispose();
}
