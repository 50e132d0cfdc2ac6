namespace LiveConv.Models.Catalog;

/// <summary>How far a transfer is.</summary>
/// <param name="File">Name of the file.</param>
/// <param name="Host">Where it comes from.</param>
/// <param name="Done">Bytes that are here, those of an earlier try included.</param>
/// <param name="Total">Bytes of the whole file.</param>
public readonly record struct DownloadProgress(string File, string Host, long Done, long Total);
