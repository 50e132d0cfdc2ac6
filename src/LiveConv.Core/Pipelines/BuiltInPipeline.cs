namespace LiveConv.Pipelines;

/// <summary>A pipeline file that comes with the program.</summary>
/// <param name="Name">Its word on the command line: the file's name without extension.</param>
/// <param name="File">Path of the file.</param>
/// <param name="Summary">One line: what it shows.</param>
public sealed record BuiltInPipeline(string Name, string File, string Summary);
