using System.Text.Json;

namespace LiveConv.Models.Catalog;

/// <summary>
/// The folder of pulled networks, $XDG_DATA_HOME/liveconv/models (by default ~/.local/share/liveconv/models):
/// for each a folder of its name with model.onnx, model.json and, where it has classes, labels.txt.
/// </summary>
public sealed class ModelStore(string folder)
{
    private const string ModelFile = "model.onnx";
    private const string LabelFile = "labels.txt";

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
    /// <exception cref="DownloadException">It can't be fetched or written; the message is one line and says what to do.</exception>
    /// <exception cref="OperationCanceledException">The transfer goes on from where it is the next time.</exception>
    public async Task<PullResult> PullAsync(CatalogEntry entry, Downloader downloader, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(entry);
        ArgumentNullException.ThrowIfNull(downloader);
        var place = Path.Combine(Folder, entry.Name);
        Guard(place, () => Directory.CreateDirectory(place));
        var fetched = await downloader.FetchAsync(entry.File, PathOf(entry.Name), cancel).ConfigureAwait(false);
        var problem = await PullLabels(entry, Path.Combine(place, LabelFile), downloader, cancel).ConfigureAwait(false);
        Guard(place, () => WriteWhole(Path.Combine(place, ModelDescription.FileName), Describe(entry, entry.Labels is not null && problem is null)));
        return new PullResult(PathOf(entry.Name), fetched, problem);
    }

    /// <returns>Why there are none though there should be: a network without the names of its classes is still worth having.</returns>
    private static async Task<string?> PullLabels(CatalogEntry entry, string path, Downloader downloader, CancellationToken cancel)
    {
        if (entry.Labels is not { } labels) return null;
        if (labels.File is not { } file)
        {
            Guard(path, () => WriteWhole(path, string.Join('\n', labels.Lines) + "\n"));
            return null;
        }

        try
        {
            await downloader.FetchAsync(file, path, cancel).ConfigureAwait(false);
            return null;
        }
        catch (DownloadException e)
        {
            return e.Message;
        }
    }

    /// <summary>The text of model.json.</summary>
    private static string Describe(CatalogEntry entry, bool hasLabels)
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
            if (hasLabels) writer.WriteString("labels", LabelFile);
            else writer.WriteNull("labels");
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

    private static void Guard(string path, Action write)
    {
        try
        {
            write();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new DownloadException($"{path}: can't be written: {e.Message.TrimEnd('.')}; name another folder with --to");
        }
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
