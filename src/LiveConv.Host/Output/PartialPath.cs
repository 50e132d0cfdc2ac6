namespace LiveConv.Host.Output;

/// <summary>
/// A hidden name beside the target, under which output is written until it is whole. Until <see cref="Commit"/>
/// the target isn't touched, and without it the partial file or folder is deleted.
/// </summary>
internal sealed class PartialPath : IDisposable
{
    private static readonly HashSet<PartialPath> Unfinished = [];
    private readonly string target;
    private bool committed;

    /// <exception cref="OutputException">The folder that is to hold the target doesn't exist or can't be written.</exception>
    public PartialPath(string target)
    {
        this.target = Path.GetFullPath(target);
        var folder = Path.GetDirectoryName(this.target) ?? throw new OutputException($"{target}: not a file name");
        if (!Directory.Exists(folder)) throw new OutputException($"{target}: the folder {folder} does not exist");
        // The extension stays: it is what chooses the container.
        Name = Path.Combine(folder, $".{Path.GetFileNameWithoutExtension(target)}.{Environment.ProcessId}-{Guid.NewGuid():N}.partial{Path.GetExtension(target)}");
        if (Directory.Exists(this.target) && Path.HasExtension(this.target)) throw new OutputException($"{target}: is a folder, not a file");
        try
        {
            File.WriteAllBytes(Name, []);
            File.Delete(Name);
        }
        catch (Exception failure) when (failure is UnauthorizedAccessException or IOException)
        {
            throw new OutputException($"{target}: the folder {folder} can't be written: {failure.Message}");
        }

        lock (Unfinished) Unfinished.Add(this);
    }

    /// <summary>Where to write.</summary>
    public string Name { get; }

    /// <summary>Puts the whole output in its place, over what was there.</summary>
    public void Commit()
    {
        if (Directory.Exists(Name))
        {
            // What was there goes only when the new folder is in its place.
            var old = $"{Name}.old";
            if (Directory.Exists(target)) Directory.Move(target, old);
            Directory.Move(Name, target);
            if (Directory.Exists(old)) Directory.Delete(old, recursive: true);
        }
        else
        {
            File.Move(Name, target, overwrite: true);
        }

        committed = true;
    }

    /// <summary>Deletes all that isn't whole, as the program is about to end in the middle of it.</summary>
    public static void DeleteAll()
    {
        PartialPath[] unfinished;
        lock (Unfinished) unfinished = [.. Unfinished];
        foreach (var path in unfinished)
        {
            try
            {
                path.Dispose();
            }
            catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
            {
                // Another thread still writes into the folder; there is no time to wait for it.
            }
        }
    }

    public void Dispose()
    {
        lock (Unfinished) Unfinished.Remove(this);
        if (committed) return;
        if (Directory.Exists(Name)) Directory.Delete(Name, recursive: true);
        else File.Delete(Name);
    }
}
