using System.Text.Json;
using System.Text.RegularExpressions;
using LiveConv.Pipelines;

namespace LiveConv.Models.Catalog;

/// <summary>Reads and checks a table of models.</summary>
internal static partial class CatalogReader
{
    /// <exception cref="PipelineException">Broken JSON, or an entry that isn't complete; the message names it.</exception>
    public static ModelCatalog Read(string json, string fileName)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            var labels = new Dictionary<string, CatalogLabels>();
            if (document.RootElement.TryGetProperty("labels", out var lists))
            {
                foreach (var list in lists.EnumerateObject())
                {
                    labels[list.Name] = list.Value.TryGetProperty("lines", out var lines)
                        ? new CatalogLabels([.. lines.EnumerateArray().Select(line => line.GetString()!)], null)
                        : new CatalogLabels([], ReadFile(list.Value, list.Name, fileName));
                }
            }

            return new ModelCatalog([.. document.RootElement.GetProperty("models").EnumerateArray().Select(entry => ReadEntry(entry, labels, fileName))]);
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            // JsonElement says neither which member is missing nor where.
            throw new PipelineException($"{fileName}: this isn't a table of models: {(e is KeyNotFoundException ? "a member is missing; the built-in table is the pattern" : e.Message.TrimEnd('.'))}");
        }
    }

    private static CatalogEntry ReadEntry(JsonElement entry, Dictionary<string, CatalogLabels> labels, string fileName)
    {
        var name = Text(entry, "name");
        // The name becomes a folder.
        if (!NamePattern().IsMatch(name)) throw new PipelineException($"{fileName}: '{name}' can't be the name of a model: it needs letters, digits, '-', '_' and '.' only");
        CatalogLabels? list = null;
        if (entry.TryGetProperty("labels", out var reference) && !labels.TryGetValue(reference.GetString()!, out list))
            throw new PipelineException($"{fileName}: model '{name}': there are no labels '{reference.GetString()}'");
        return new CatalogEntry(
            name, Text(entry, "summary"), Text(entry, "task"), Text(entry, "licence"), Text(entry, "file"),
            ReadFile(entry, name, fileName), list, entry.GetProperty("input").Clone());
    }

    private static RemoteFile ReadFile(JsonElement file, string name, string fileName)
    {
        var size = file.GetProperty("size").GetInt64();
        var sum = Text(file, "sha256");
        if (size < 1 || !SumPattern().IsMatch(sum)) throw new PipelineException($"{fileName}: '{name}' needs a size in bytes and a SHA-256 of 64 hexadecimal digits");
        var addresses = file.GetProperty("addresses").EnumerateArray().Select(address => address.GetString()!).ToArray();
        foreach (var address in addresses)
        {
            if (!Uri.TryCreate(address, UriKind.Absolute, out var uri) || uri.Scheme is not ("http" or "https"))
                throw new PipelineException($"{fileName}: '{name}': '{address}' isn't an address; it must begin with https:// or http://");
        }

        if (addresses.Length == 0) throw new PipelineException($"{fileName}: '{name}' has no address");
        return new RemoteFile(size, sum.ToLowerInvariant(), [.. addresses.Select(address => new Uri(address))]);
    }

    private static string Text(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.GetString() is { Length: > 0 } text
            ? text
            : throw new FormatException($"an entry has no '{name}'");

    [GeneratedRegex("^[A-Za-z0-9][A-Za-z0-9._-]*$")]
    private static partial Regex NamePattern();

    [GeneratedRegex("^[0-9a-fA-F]{64}$")]
    private static partial Regex SumPattern();
}
