namespace LiveConv.Models.Tasks;

/// <summary>A class and how likely it is.</summary>
/// <param name="Index">Place among the model's outputs.</param>
/// <param name="Probability">0…1.</param>
public readonly record struct ClassScore(int Index, double Probability);
