namespace LiveConv.Host.Commands;

/// <summary>One of <c>models list --json</c>.</summary>
/// <param name="Name">What the commands call it.</param>
/// <param name="Summary">One line: what it is.</param>
/// <param name="Task">classify, style, detect-face …</param>
/// <param name="File">Name of the published file.</param>
/// <param name="Size">Bytes.</param>
/// <param name="Sha256">SHA-256 of the file.</param>
/// <param name="Licence">SPDX name of the licence that its publisher states.</param>
/// <param name="Addresses">Where it comes from, in the order in which they are tried.</param>
/// <param name="Path">The ONNX file if it was pulled, else null.</param>
public sealed record ModelEntry(
    string Name,
    string Summary,
    string Task,
    string File,
    long Size,
    string Sha256,
    string Licence,
    IReadOnlyList<string> Addresses,
    string? Path);
