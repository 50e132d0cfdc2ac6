using System.Text.Json;

namespace LiveConv.Models.Catalog;

/// <summary>
/// The folder of pulled networks, $XDG_DATA_HOME/liveconv/models (by default ~/.local/share/liveconv/models):
/// for each a folder of its name with model.onnx, model.json and, where it has classes, labels.txt.
/// </summary>
public sealed class ModelStore(string folder)
{
    private const string ModelFile = "model.onnx";

    /// <summary>The user's own folder.</summary>
    public static ModelStore Default { get; } = new(DefaultFolder());

    public string Folder { get; } = folder;

    /// <summary>Where the ONNX file of this model is or would be.</summary>
    public string PathOf(string name) => Path.Combine(Folder, name, ModelFile);

    /// <summary>The path of a pulled model's ONNX file, or null where it isn't here.</summary>
    public string? Find(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return name.Length > 0 && Path.GetFileName(name) == name && name is not (".." or ".") && File.Exists(PathOf(name)) ? PathOf(name) : null;
    }

    /// <summary>Names of the pulled models, sorted.</summary>
    public IReadOnlyList<string> Names => Directory.Exists(Folder)
        ? [.. Directory.GetDirectories(Folder).Select(path => Path.GetFileName(path)).Where(name => Find(name) is not null).Order(StringComparer.Ordinal)]
        : [];

    /// <summary>Fetches a model, its labels and its description into the store.</summary>
    /// <returns>Whether anything was fetched: false if the right file was there.</returns>
    /// <exception cref="DownloadException">It can't be fetched or written; the message is one line and says what to do.</exception>
    /// <exception cref="OperationCanceledException">The transfer goes on from where it is the next time.</exception>
    public async Task<bool> PullAsync(CatalogEntry entry, Downloader downloader, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(entry);
        ArgumentNullException.ThrowIfNull(downloader);
        var place = Path.Combine(Folder, entry.Name);
        var labels = Path.Combine(place, "labels.txt");
        try
        {
            Directory.CreateDirectory(place);
            if (entry.Labels is { File: null } list) WriteWhole(labels, string.Join('\n', list.Lines) + "\n");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new DownloadException($"{place}: can't be written: {e.Message}");
        }

        if (entry.Labels is { File: { } file }) await downloader.FetchAsync(file, labels, cancel).ConfigureAwait(false);
        var fetched = await downloader.FetchAsync(entry.File, PathOf(entry.Name), cancel).ConfigureAwait(false);
        try
        {
            WriteWhole(Path.Combine(place, "model.json"), Describe(entry));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new DownloadException($"{place}: can't be written: {e.Message}");
        }

        return fetched;
    }

    /// <summary>The text of model.json.</summary>
    private static string Describe(CatalogEntry entry)
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer, new JsonWriterOptions { Indented = true }))
        {
            writer.WriteStartObject();
            writer.WriteString("name", entry.Name);
            writer.WriteString("task", entry.Task);
            writer.WriteString("source", entry.File.Addresses[0].AbsoluteUri);
            writer.WriteString("licence", entry.Licence);
            writer.WritePropertyName("input");
            entry.Input.WriteTo(writer);
            if (entry.Labels is null) writer.WriteNull("labels");
            else writer.WriteString("labels", "labels.txt");
            writer.WriteEndObject();
        }

        return System.Text.Encoding.UTF8.GetString(buffer.ToArray()) + "\n";
    }

    /// <summary>Writes all or nothing.</summary>
    private static void WriteWhole(string path, string text)
    {
        if (File.Exists(path) && File.ReadAllText(path) == text) return;
        File.WriteAllText(path + ".part", text);
        File.Move(path + ".part", path, overwrite: true);
    }

    private static string DefaultFolder()
    {
        var data = Environment.GetEnvironmentVariable("XDG_DATA_HOME");
        // The XDG specification: a relative path there is to be ignored.
        if (string.IsNullOrEmpty(data) || !Path.IsPathRooted(data))
            data = Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify);
        return Path.Combine(data, "liveconv", "models");
    }
}
