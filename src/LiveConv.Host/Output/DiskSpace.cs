namespace LiveConv.Host.Output;

/// <summary>Whether there is room for output, for encoders that don't say when there is none.</summary>
internal static class DiskSpace
{
    /// <summary>What a message says.</summary>
    public const string Full = "no space left on the disk";

    // A page or two may stay free for the file system's own sake.
    private const long Least = 16 << 10;

    /// <summary>Whether the disk that holds a file, or is to hold it, is full.</summary>
    public static bool IsFull(string path)
    {
        try
        {
            return new DriveInfo(Path.GetDirectoryName(Path.GetFullPath(path))!).AvailableFreeSpace < Least;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return false;
        }
    }
}
