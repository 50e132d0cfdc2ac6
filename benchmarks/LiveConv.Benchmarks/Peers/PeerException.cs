namespace LiveConv.Benchmarks.Peers;

/// <summary>A peer isn't there; one line says which, and how to get it.</summary>
internal sealed class PeerException(string message) : Exception(message);
