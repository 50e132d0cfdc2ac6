using LiveConv.Frames;
using LiveConv.Graphs;
using LiveConv.Models.Tasks;
using LiveConv.Tensors;

namespace LiveConv.Models;

/// <summary>Reads from a loaded network what it found in the last frame. Allocates nothing per frame.</summary>
public sealed class ModelReader
{
    private readonly ILoadedPipeline loaded;
    private readonly TaskDecoder decoder;
    private readonly Tensor[] values;

    private ModelReader(ILoadedPipeline loaded, TaskDecoder decoder)
    {
        (this.loaded, this.decoder) = (loaded, decoder);
        values = [.. decoder.Outputs.Select(node => new Tensor(node.Shape, node.Type))];
    }

    /// <summary>A reader, or null where there is nothing to decode.</summary>
    public static ModelReader? For(ILoadedPipeline loaded)
    {
        ArgumentNullException.ThrowIfNull(loaded);
        return TaskDecoder.For(loaded.Pipeline) is { } decoder ? new ModelReader(loaded, decoder) : null;
    }

    /// <summary>Fills a result with what the last processed frame gave.</summary>
    public void Read(FrameStamp stamp, ModelResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        for (var i = 0; i < values.Length; i++) loaded.Graph.Read(decoder.Outputs[i], values[i]);
        result.Stamp = stamp;
        decoder.Decode(values, result);
    }
}
