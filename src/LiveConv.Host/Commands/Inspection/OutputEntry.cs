namespace LiveConv.Host.Commands.Inspection;

/// <summary>An output in <see cref="InspectReport"/>.</summary>
/// <param name="Name">Its name in the model's file.</param>
/// <param name="Shape">Its sizes.</param>
public sealed record OutputEntry(string Name, IReadOnlyList<int> Shape);
