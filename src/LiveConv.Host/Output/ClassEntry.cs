namespace LiveConv.Host.Output;

/// <summary>A class in a <see cref="ModelRecord"/>.</summary>
/// <param name="Index">Place among the network's outputs.</param>
/// <param name="Label">Its name.</param>
/// <param name="Probability">0…1; of a segmentation the share of the picture.</param>
internal sealed record ClassEntry(int Index, string Label, double Probability);
