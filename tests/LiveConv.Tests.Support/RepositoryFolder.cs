namespace LiveConv.Tests.Support;

/// <summary>Finds files of the repository from a test.</summary>
public static class RepositoryFolder
{
    /// <summary>The folder of LiveConv.sln.</summary>
    public static string Root { get; } = Find(AppContext.BaseDirectory);

    /// <summary>The full path of a file given relative to the root.</summary>
    public static string File(string path) => Path.Combine(Root, path);

    private static string Find(string folder) => System.IO.File.Exists(Path.Combine(folder, "LiveConv.sln"))
        ? folder
        : Find(Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("no LiveConv.sln above the tests"));
}
