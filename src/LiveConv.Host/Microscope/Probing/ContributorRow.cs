namespace LiveConv.Host.Microscope.Probing;

/// <summary>A row of the list of what a value is made of: a channel's patch, or a single value.</summary>
/// <param name="Input">Which of the layer's inputs.</param>
/// <param name="Index">Row-major index there; −1 for a whole patch.</param>
/// <param name="Channel">The patch's channel; −1 for a single value.</param>
/// <param name="Value">The input's value; not for patches.</param>
/// <param name="Weight">What it is multiplied by; not for patches.</param>
/// <param name="Product">What it adds to the sum.</param>
internal readonly record struct ContributorRow(int Input, int Index, int Channel, double Value, double Weight, double Product);
