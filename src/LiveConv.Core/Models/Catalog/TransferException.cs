namespace LiveConv.Models.Catalog;

/// <summary>One address doesn't give the file; another one may.</summary>
internal sealed class TransferException(string message) : Exception(message);
