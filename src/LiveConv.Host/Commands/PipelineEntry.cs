namespace LiveConv.Host.Commands;

/// <summary>One of <c>pipelines --json</c>.</summary>
public sealed record PipelineEntry(string Name, string File, string Summary);
