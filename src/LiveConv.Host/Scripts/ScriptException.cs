namespace LiveConv.Host.Scripts;

/// <summary>A script that can't be read or done. The message is one line: file, line, what is wrong, and what to write.</summary>
public sealed class ScriptException(string message) : Exception(message);
