namespace LiveConv.Models.Catalog;

/// <summary>Names of classes: the lines themselves, or a file to fetch.</summary>
/// <param name="Lines">Line k names class k; empty where <paramref name="File"/> has them.</param>
/// <param name="File">Where to get them, or null.</param>
public sealed record CatalogLabels(IReadOnlyList<string> Lines, RemoteFile? File);
