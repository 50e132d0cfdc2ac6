namespace LiveConv.Host.Output;

/// <summary>Output that can't be written. The message is one line for people: what, why.</summary>
public sealed class OutputException(string message) : Exception(message);
