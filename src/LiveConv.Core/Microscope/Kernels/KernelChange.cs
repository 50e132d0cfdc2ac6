namespace LiveConv.Microscope.Kernels;

/// <summary>One kernel before and after an edit.</summary>
/// <param name="Bank">The layer's kernels.</param>
/// <param name="Output">Output channel.</param>
/// <param name="Input">Input channel.</param>
/// <param name="Before">The weights that it had.</param>
/// <param name="After">The weights that it got.</param>
public sealed record KernelChange(KernelBank Bank, int Output, int Input, float[] Before, float[] After);
