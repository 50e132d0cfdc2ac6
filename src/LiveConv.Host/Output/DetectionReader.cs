using LiveConv.Graphs;
using LiveConv.Ops;
using LiveConv.Pipelines;
using LiveConv.Tensors;

namespace LiveConv.Host.Output;

/// <summary>Reads from a pipeline that looks for a pattern where it found it: the places that non-maximum suppression left.</summary>
public sealed class DetectionReader
{
    private readonly ILoadedPipeline loaded;
    private readonly Node peaks;
    private readonly Tensor scores;
    private readonly Shape pattern;
    private readonly List<Detection> found = [];

    private DetectionReader(ILoadedPipeline loaded, Node peaks, Shape pattern)
    {
        (this.loaded, this.peaks, this.pattern) = (loaded, peaks, pattern);
        scores = new Tensor(peaks.Shape);
    }

    /// <summary>A reader for this pipeline, or null where it looks for no pattern.</summary>
    public static DetectionReader? For(ILoadedPipeline loaded)
    {
        ArgumentNullException.ThrowIfNull(loaded);
        var graph = loaded.Pipeline.Graph;
        var peaks = graph.Layers.LastOrDefault(layer => layer.Op is NonMaximumSuppression);
        return peaks is not null && graph.Find(PipelineDefinition.PatternName) is { } pattern ? new DetectionReader(loaded, peaks, pattern.Shape) : null;
    }

    /// <summary>The boxes of the last processed frame, from the top down; valid until the next call.</summary>
    /// <param name="frame">Number of the frame.</param>
    public IReadOnlyList<Detection> Read(long frame)
    {
        loaded.Graph.Read(peaks, scores);
        found.Clear();
        // The window of pixel (y, x) starts at (y − KH/2, x − KW/2): see NormalizedCrossCorrelation.
        var (width, count) = (peaks.Shape.W, peaks.Shape.H * peaks.Shape.W);
        for (var i = 0; i < count; i++)
        {
            if (scores.Data[i] > 0) found.Add(new Detection(frame, (i % width) - (pattern.W / 2), (i / width) - (pattern.H / 2), pattern.W, pattern.H, Math.Round(scores.Data[i], 4)));
        }

        return found;
    }
}
