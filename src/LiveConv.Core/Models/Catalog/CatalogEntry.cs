using System.Text.Json;

namespace LiveConv.Models.Catalog;

/// <summary>A well-known network that can be pulled.</summary>
/// <param name="Name">What the commands call it; also the name of its folder.</param>
/// <param name="Summary">One line: what it is.</param>
/// <param name="Task">As in model.json: classify, style, detect-face …</param>
/// <param name="Licence">SPDX name of the licence that its publisher states.</param>
/// <param name="FileName">Name of the published file.</param>
/// <param name="File">The ONNX file.</param>
/// <param name="Labels">Names of its classes, or null.</param>
/// <param name="Input">The object <c>input</c> of its model.json: the preprocessing.</param>
public sealed record CatalogEntry(
    string Name,
    string Summary,
    string Task,
    string Licence,
    string FileName,
    RemoteFile File,
    CatalogLabels? Labels,
    JsonElement Input);
