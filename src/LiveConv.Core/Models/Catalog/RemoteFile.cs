namespace LiveConv.Models.Catalog;

/// <summary>A file that is fetched from public addresses and recognised by its content.</summary>
/// <param name="Size">Bytes.</param>
/// <param name="Sha256">SHA-256 of the content, 64 hexadecimal digits.</param>
/// <param name="Addresses">http or https; tried in this order.</param>
public record RemoteFile(long Size, string Sha256, IReadOnlyList<Uri> Addresses);
