namespace LiveConv.Pipelines;

/// <summary>A pipeline file that can't be used. The message is one line for people: file:line:column, the place, what is wrong, what to do.</summary>
public sealed class PipelineException : Exception
{
    public PipelineException(string message)
        : base(message)
    {
    }

    /// <param name="file">Name of the file.</param>
    /// <param name="line">Line, counted from 1.</param>
    /// <param name="column">Column in characters, counted from 1.</param>
    /// <param name="path">Place in the document, for example <c>layers[2].kernel</c>; empty for the document itself and for broken JSON.</param>
    /// <param name="problem">What is wrong and what to do.</param>
    public PipelineException(string file, int line, int column, string path, string problem)
        : base(path.Length == 0 ? $"{file}:{line}:{column}: {problem}" : $"{file}:{line}:{column}: {path}: {problem}")
    {
        File = file;
        Line = line;
        Column = column;
        Path = path;
    }

    public string? File { get; }

    public int Line { get; }

    public int Column { get; }

    public string Path { get; } = "";
}
