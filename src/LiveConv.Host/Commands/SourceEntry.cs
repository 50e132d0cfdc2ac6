namespace LiveConv.Host.Commands;

/// <summary>One of <c>sources --json</c>.</summary>
/// <param name="Name">The word for <c>--source</c>.</param>
/// <param name="Kind">camera or pattern.</param>
/// <param name="Title">The camera's own name; what a scene shows.</param>
/// <param name="Problem">Why the camera can't be used now, or null.</param>
/// <param name="Formats">What the camera offers; empty for a scene, which has any size.</param>
public sealed record SourceEntry(string Name, string Kind, string Title, string? Problem, IReadOnlyList<SourceFormat> Formats);
