using LiveConv.Frames;
using LiveConv.Pipelines;

namespace LiveConv.Graphs;

/// <summary>A pipeline ready for frames of one size. Nothing here allocates after the first frame. Not thread-safe.</summary>
public interface ILoadedPipeline : IDisposable
{
    Pipeline Pipeline { get; }

    /// <summary>The graph between the frame and the picture.</summary>
    ILoadedGraph Graph { get; }

    /// <summary>All steps of a frame, in order: frame to tensor, the layers, tensor to frame.</summary>
    IReadOnlyList<Step> Steps { get; }

    /// <summary>Processes one frame up to the finished picture; a GPU may still be at work when this returns.</summary>
    void Process(Frame frame);

    /// <summary>
    /// Waits until the last picture is finished, without copying it. An executor whose <see cref="Process"/> returns
    /// before that (a GPU) implements it; the others have nothing to wait for.
    /// </summary>
    void Wait()
    {
    }

    /// <summary>Waits for the last picture and copies it.</summary>
    void ReadPicture(Frame destination);
}
