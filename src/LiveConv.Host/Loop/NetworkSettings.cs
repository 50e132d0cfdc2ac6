using LiveConv.Graphs;
using LiveConv.Host.Output;
using LiveConv.Onnx;
using LiveConv.Pipelines;

namespace LiveConv.Host.Loop;

/// <summary>What a <see cref="NetworkRunner"/> is to do. All functions are called on the network's thread.</summary>
internal sealed record NetworkSettings
{
    /// <summary>What it is called until it is loaded.</summary>
    public required string Name { get; init; }

    /// <summary>Columns of the frames.</summary>
    public required int Width { get; init; }

    /// <summary>Rows of the frames.</summary>
    public required int Height { get; init; }

    /// <summary>Reads the network.</summary>
    public required Func<IProgress<ImportProgress>, CancellationToken, IPipelineDefinition> Load { get; init; }

    /// <summary>Makes the executor.</summary>
    public required Func<IExecutor> MakeExecutor { get; init; }

    /// <summary>Gets what was found in each frame.</summary>
    public required Action<ModelRecord> Report { get; init; }

    /// <summary>What a segmentation does to the picture.</summary>
    public Background Background { get; init; }

    /// <summary>As 0xBBGGRR.</summary>
    public uint BackgroundColor { get; init; }
}
