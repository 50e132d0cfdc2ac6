namespace LiveConv.Host.Commands;

/// <summary>What a command may touch: results go to <paramref name="Out"/>, everything else to <paramref name="Error"/>.</summary>
/// <param name="Out">Standard output.</param>
/// <param name="Error">Standard error.</param>
/// <param name="ErrorIsTerminal">Whether someone watches standard error, so that progress makes sense.</param>
/// <param name="Cancel">Set by Ctrl+C.</param>
public sealed record CommandContext(TextWriter Out, TextWriter Error, bool ErrorIsTerminal, CancellationToken Cancel)
{
    /// <summary>One line on standard error that doesn't stop the command.</summary>
    public void Warn(string message) => Error.WriteLine($"liveconv: {message}");
}
