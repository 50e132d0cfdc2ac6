namespace LiveConv.Onnx;

/// <summary>
/// A model that can't be imported. The message is one line for people: the file, the node where there is one, the problem,
/// and what to do about it where that is known.
/// </summary>
public sealed class OnnxImportException : Exception
{
    /// <param name="message">One line; line breaks and control characters (names inside a damaged file may hold any) are replaced.</param>
    public OnnxImportException(string message)
        : base(OneLine(message))
    {
    }

    /// <param name="message">As above.</param>
    /// <param name="unsupported">The operators that can't be run, each with its nodes.</param>
    public OnnxImportException(string message, IReadOnlyList<string> unsupported)
        : this(message)
    {
        Unsupported = unsupported;
    }

    /// <summary>The operators that can't be run, all of them; empty where that isn't the problem.</summary>
    public IReadOnlyList<string> Unsupported { get; } = [];

    private static string OneLine(string message)
    {
        const int Longest = 2000;
        ArgumentNullException.ThrowIfNull(message);
        if (message.Length > Longest) message = string.Concat(message.AsSpan(0, Longest), "…");
        return string.Create(message.Length, message, (line, text) =>
        {
            for (var i = 0; i < line.Length; i++) line[i] = char.IsControl(text[i]) || text[i] is '\u2028' or '\u2029' ? ' ' : text[i];
        });
    }
}
