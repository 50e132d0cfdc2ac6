namespace LiveConv.Host.Commands;

/// <summary>A pixel format and a size that a camera offers, with its rates.</summary>
public sealed record SourceFormat(string Fourcc, int Width, int Height, IReadOnlyList<double> Fps);
