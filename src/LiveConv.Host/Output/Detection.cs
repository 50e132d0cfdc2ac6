namespace LiveConv.Host.Output;

/// <summary>A place where the pattern was found: one JSON line of <c>render</c> and <c>run</c>.</summary>
/// <param name="Frame">Number of the frame.</param>
/// <param name="X">Left column of the box.</param>
/// <param name="Y">Upper row of the box.</param>
/// <param name="Width">Columns of the pattern.</param>
/// <param name="Height">Rows of the pattern.</param>
/// <param name="Score">Correlation, at most 1.</param>
public readonly record struct Detection(long Frame, int X, int Y, int Width, int Height, double Score);
