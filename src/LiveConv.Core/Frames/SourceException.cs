namespace LiveConv.Frames;

/// <summary>A source that can't be opened or read. The message is one line for people: which source, why, what to do.</summary>
public sealed class SourceException(string message) : Exception(message);
