namespace LiveConv.Benchmarks.Measuring;

/// <summary>Where the repository lies that this program was built from.</summary>
internal static class Repository
{
    /// <summary>The folder with the <c>liveconv</c> command.</summary>
    public static string Root { get; } = Find();

    private static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "LiveConv.sln"))) return folder.FullName;
        }

        throw new InvalidOperationException("the program lies in no checkout of LiveConv; start it by benchmarks/run");
    }
}
