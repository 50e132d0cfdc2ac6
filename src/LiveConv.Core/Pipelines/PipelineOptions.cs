using LiveConv.Frames;

namespace LiveConv.Pipelines;

/// <summary>What the command line adds to a pipeline file.</summary>
/// <param name="Pattern">The picture that the input "pattern" stands for; null takes the pattern that the file itself draws.</param>
public sealed record PipelineOptions(Frame? Pattern = null);
