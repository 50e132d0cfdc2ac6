namespace LiveConv.Host.Output;

/// <summary>A box in a <see cref="ModelRecord"/>, in pixels of the frame.</summary>
/// <param name="X">Left edge.</param>
/// <param name="Y">Upper edge.</param>
/// <param name="Width">Columns.</param>
/// <param name="Height">Rows.</param>
/// <param name="Score">0…1.</param>
internal sealed record BoxEntry(double X, double Y, double Width, double Height, double Score);
