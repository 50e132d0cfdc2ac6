namespace LiveConv.Tests.Support;

/// <summary>Finds pictures, videos and models that aren't in the repository: $LIVECONV_TEST_DATA, or shared/data beside it.</summary>
public static class TestData
{
    /// <summary>Why a test that needs it is skipped.</summary>
    public const string Absent = "needs test data: set LIVECONV_TEST_DATA, or put it into ../shared/data";

    /// <summary>The folder, or null where it is absent.</summary>
    public static string? Folder { get; } = Find();

    /// <summary>A file or folder of the test data; exists only where <see cref="Folder"/> isn't null.</summary>
    public static string Path(params string[] parts) => System.IO.Path.Combine([Folder ?? "absent", .. parts]);

    private static string? Find()
    {
        var named = Environment.GetEnvironmentVariable("LIVECONV_TEST_DATA");
        if (!string.IsNullOrEmpty(named)) return Directory.Exists(named) ? named : null;
        var data = System.IO.Path.Combine(System.IO.Path.GetDirectoryName(RepositoryFolder.Root)!, "shared", "data");
        return Directory.Exists(data) ? data : null;
    }
}
