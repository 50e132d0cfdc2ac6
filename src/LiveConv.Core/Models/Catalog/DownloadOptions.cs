namespace LiveConv.Models.Catalog;

/// <summary>How a <see cref="Downloader"/> behaves.</summary>
public sealed record DownloadOptions
{
    /// <summary>The longest silence, before an answer and between two parts of it.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How often a transfer that was cut is taken up again without a byte of progress.</summary>
    public int Retries { get; init; } = 2;

    /// <summary>The wait before the transfer is taken up again.</summary>
    public TimeSpan RetryDelay { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>Told about every part that arrives.</summary>
    public Action<DownloadProgress>? Progress { get; init; }

    /// <summary>Opens the file that the parts are written to, at its end.</summary>
    public Func<string, Stream> OpenPart { get; init; } = path => new FileStream(path, FileMode.Append, FileAccess.Write, FileShare.None, 0);
}
