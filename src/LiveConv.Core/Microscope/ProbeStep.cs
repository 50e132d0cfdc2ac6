namespace LiveConv.Microscope;

/// <summary>One step on the way from the sum to the value.</summary>
/// <param name="Name">What is done, as a formula or the name of a function.</param>
/// <param name="Value">The result so far, in double.</param>
public readonly record struct ProbeStep(string Name, double Value);
