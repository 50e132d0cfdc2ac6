namespace LiveConv.Shaders.Programs;

/// <summary>Where what can be made again is kept between runs.</summary>
public static class CacheFolder
{
    /// <summary>$XDG_CACHE_HOME/liveconv/<paramref name="name"/>, or the same under ~/.cache.</summary>
    public static string Default(string name)
    {
        var cache = Environment.GetEnvironmentVariable("XDG_CACHE_HOME");
        if (string.IsNullOrEmpty(cache))
            cache = Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".cache");
        return Path.Combine(cache, "liveconv", name);
    }

    /// <summary>The same, made where it can be: drivers make no folders above their own.</summary>
    public static string Make(string name)
    {
        var folder = Default(name);
        try
        {
            Directory.CreateDirectory(folder);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
        }

        return folder;
    }
}
