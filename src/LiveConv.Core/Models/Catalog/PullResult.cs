namespace LiveConv.Models.Catalog;

/// <summary>A model that is here now.</summary>
/// <param name="Path">Its ONNX file.</param>
/// <param name="Fetched">False if the right file was there already.</param>
/// <param name="LabelsProblem">Why the names of its classes couldn't be had, or null.</param>
public sealed record PullResult(string Path, bool Fetched, string? LabelsProblem);
