namespace LiveConv.Frames;

/// <summary>Says for people why a file can't be read: the framework's words repeat the path, and call a folder a lack of permission.</summary>
public static class FileProblem
{
    /// <summary>Whether the exception is one that reading or writing a file may throw.</summary>
    public static bool Is(Exception failure) => failure is IOException or UnauthorizedAccessException;

    /// <summary>One line: the file and the reason.</summary>
    /// <param name="path">The file as the user named it.</param>
    /// <param name="failure">What reading it threw.</param>
    public static string Of(string path, Exception failure)
    {
        ArgumentNullException.ThrowIfNull(failure);
        if (Directory.Exists(path)) return $"{path}: is a folder, not a file";
        return failure switch
        {
            FileNotFoundException or DirectoryNotFoundException => $"{path}: no such file",
            UnauthorizedAccessException => $"{path}: no permission to read it",
            _ => $"{path}: can't be read: {failure.Message.ReplaceLineEndings(" ")}",
        };
    }
}
