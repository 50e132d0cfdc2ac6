using LiveConv.Frames;
using LiveConv.Pipelines;

namespace LiveConv.Models.Catalog;

/// <summary>
/// The well-known networks that <c>liveconv models pull</c> fetches: a table of addresses, sizes and SHA-256 sums, no weights.
/// The file that <see cref="IndexVariable"/> names replaces the built-in table.
/// </summary>
public sealed class ModelCatalog
{
    /// <summary>Environment variable with the path of another table in the format of the built-in one.</summary>
    public const string IndexVariable = "LIVECONV_MODELS_INDEX";

    private const string BuiltIn = "LiveConv.Models.Catalog.models.json";

    internal ModelCatalog(IReadOnlyList<CatalogEntry> entries) => Entries = entries;

    /// <summary>In the order of the table.</summary>
    public IReadOnlyList<CatalogEntry> Entries { get; }

    /// <summary>The table that <see cref="IndexVariable"/> names, or the built-in one.</summary>
    /// <exception cref="PipelineException">The named file can't be read or isn't a table; the message says where.</exception>
    public static ModelCatalog Load()
    {
        if (Environment.GetEnvironmentVariable(IndexVariable) is { Length: > 0 } path)
        {
            try
            {
                return Parse(File.ReadAllText(path), path);
            }
            catch (Exception e) when (FileProblem.Is(e))
            {
                throw new PipelineException($"{FileProblem.Of(path, e)} ({IndexVariable} names it)");
            }
        }

        using var stream = typeof(ModelCatalog).Assembly.GetManifestResourceStream(BuiltIn)!;
        using var reader = new StreamReader(stream);
        return Parse(reader.ReadToEnd(), "models.json");
    }

    /// <param name="json">A table in the format of the built-in one.</param>
    /// <param name="fileName">Its name, for messages.</param>
    /// <exception cref="PipelineException">Broken JSON, or an entry that isn't complete; the message names it.</exception>
    public static ModelCatalog Parse(string json, string fileName) => CatalogReader.Read(json, fileName);

    /// <summary>The entry of this name, or null.</summary>
    public CatalogEntry? Find(string name) => Entries.FirstOrDefault(entry => entry.Name == name);

    /// <summary>What to add to a message about a name that isn't in the table.</summary>
    public string Suggest(string name) => NearestName.Suggest(name, [.. Entries.Select(entry => entry.Name)]);
}
