namespace LiveConv.Host.Commands;

/// <summary>A command line that parses but makes no sense. The message is one line: what, and what to write instead.</summary>
public sealed class UsageException(string message) : Exception(message);
