using System.Globalization;
using LiveConv.Onnx.Proto;
using Microsoft.Win32.SafeHandles;

namespace LiveConv.Onnx;

/// <summary>
/// Opens the files in which a model keeps its weights. They must lie in the model's folder: a model that somebody sent
/// can't make LiveConv read any other file. Problems are <see cref="FormatException"/>s.
/// </summary>
internal sealed class ExternalData(string modelPath) : IDisposable
{
    private readonly string folder = Path.GetDirectoryName(Path.GetFullPath(modelPath)) ?? "/";
    private readonly Dictionary<string, SafeFileHandle> files = [];

    /// <param name="entries">location, offset and length as the tensor states them.</param>
    /// <param name="expected">Bytes that the tensor needs.</param>
    public RawData Open(IEnumerable<StringStringEntryProto> entries, long expected)
    {
        var (location, offset, length) = ("", 0L, expected);
        foreach (var entry in entries)
        {
            if (entry.Key == "location") location = entry.Value;
            else if (entry.Key == "offset") offset = Number(entry);
            else if (entry.Key == "length") length = Number(entry);
        }

        if (location.Length == 0) throw new FormatException("it has external data without a location");
        var handle = File(location);
        var size = RandomAccess.GetLength(handle);
        if (offset > size || length > size - offset)
            throw new FormatException($"its external data lie at byte {offset} and are {Amount.Of(length, "byte")}, but '{location}' has only {size}");
        return new FileRawData(handle, offset, length);
    }

    public void Dispose()
    {
        foreach (var handle in files.Values) handle.Dispose();
    }

    private static long Number(StringStringEntryProto entry) =>
        long.TryParse(entry.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw new FormatException($"its external data have the {entry.Key} '{entry.Value}', which is no number");

    private SafeFileHandle File(string location)
    {
        if (files.TryGetValue(location, out var handle)) return handle;
        var path = Locate(location);
        try
        {
            handle = System.IO.File.OpenHandle(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new FormatException(e is FileNotFoundException or DirectoryNotFoundException
                ? $"its external data '{location}' aren't beside the model; copy that file into the model's folder"
                : $"its external data '{location}' can't be read: {e.Message}");
        }

        files.Add(location, handle);
        return handle;
    }

    /// <summary>The file's path, after every part of it was found to be inside the model's folder.</summary>
    private string Locate(string location)
    {
        var parts = location.Split('/', '\\');
        if (Path.IsPathRooted(location) || location.Contains('\0', StringComparison.Ordinal) || location.Contains(':', StringComparison.Ordinal)
            || parts.Contains("..") || location.StartsWith('\\'))
            throw Outside(location);
        var path = folder;
        foreach (var part in parts)
        {
            if (part is "" or ".") continue;
            path = Path.Combine(path, part);
            FileSystemInfo info = Directory.Exists(path) ? new DirectoryInfo(path) : new FileInfo(path);
            if (info.LinkTarget is not null) throw Outside(location);
        }

        return path;
    }

    private static FormatException Outside(string location) =>
        new($"its external data '{location}' may lie outside the model's folder, which isn't allowed (no '..', no absolute path, no link)");
}
