namespace LiveConv.Models.Catalog;

/// <summary>A file that can't be fetched. The message is one line for people: what, why, what to do.</summary>
public sealed class DownloadException(string message) : Exception(message);
