namespace LiveConv.Host.Commands;

/// <summary>A backend that doesn't work on this machine. The message is one line: which, why, what to do.</summary>
public sealed class BackendException(string message) : Exception(message);
