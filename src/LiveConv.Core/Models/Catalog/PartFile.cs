using System.Net.Http.Headers;

namespace LiveConv.Models.Catalog;

/// <summary>The part of a file that has arrived, NAME.part beside the target, with the version it is of in NAME.part.etag.</summary>
internal sealed class PartFile(string target, long size, Func<string, Stream> open)
{
    private const string StateSuffix = ".etag";

    // On Unix .NET gives errno as HResult: ENOSPC. On Windows it is ERROR_DISK_FULL.
    private const int NoSpace = 28;
    private const int NoSpaceOnWindows = unchecked((int)0x80070070);

    public string Path { get; } = target + ".part";

    /// <summary>The target's name.</summary>
    public string Name { get; } = System.IO.Path.GetFileName(target);

    /// <summary>Bytes that have arrived.</summary>
    public long Length => File.Exists(Path) ? new FileInfo(Path).Length : 0;

    /// <exception cref="DownloadException">The rest doesn't fit onto the disk.</exception>
    public void RequireSpace()
    {
        // More than the whole can't be a part of it.
        if (Length > size) Delete();
        long free;
        try
        {
            free = new DriveInfo(System.IO.Path.GetDirectoryName(System.IO.Path.GetFullPath(target))!).AvailableFreeSpace;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return;
        }

        var missing = size - Length;
        if (free < missing)
            throw new DownloadException(FormattableString.Invariant($"{target}: {missing:#,0} bytes are needed there, but only {free:#,0} are free: make room, or name another folder with --to"));
    }

    /// <summary>Asks for what is missing; with If-Range where the version of the part is known.</summary>
    public HttpRequestMessage Request(Uri address)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, address);
        // A compressed answer has another length and can't be resumed by bytes of the file.
        request.Headers.AcceptEncoding.Add(new StringWithQualityHeaderValue("identity"));
        if (Length == 0) return request;
        request.Headers.Range = new RangeHeaderValue(Length, null);
        if (File.Exists(Path + StateSuffix) && File.ReadAllLines(Path + StateSuffix) is [var from, var tag]
            && from == address.AbsoluteUri && EntityTagHeaderValue.TryParse(tag, out var version))
            request.Headers.IfRange = new RangeConditionHeaderValue(version);
        return request;
    }

    /// <summary>Keeps the version that a new transfer is of. Weak tags don't promise the same bytes.</summary>
    public void Remember(Uri address, EntityTagHeaderValue? version)
    {
        if (version is { IsWeak: false }) Guard(() => File.WriteAllLines(Path + StateSuffix, [address.AbsoluteUri, version.ToString()]));
        else File.Delete(Path + StateSuffix);
    }

    public Stream Open() => Guard(() => open(Path));

    public void Write(Stream stream, ReadOnlySpan<byte> bytes)
    {
        try
        {
            stream.Write(bytes);
        }
        catch (IOException e)
        {
            stream.Dispose();
            // A full disk helps nobody.
            Delete();
            throw Unwritable(e);
        }
    }

    /// <summary>Brings what was written onto the disk, so that a name never stands for a file that a power cut emptied.</summary>
    public void Settle(Stream stream) => Guard(() => (stream as FileStream)?.Flush(flushToDisk: true));

    public void Delete()
    {
        File.Delete(Path);
        File.Delete(Path + StateSuffix);
    }

    /// <summary>Turns the whole part into the target, at once.</summary>
    public void Finish() => Guard(() =>
    {
        File.Move(Path, target, overwrite: true);
        File.Delete(Path + StateSuffix);
    });

    private void Guard(Action action) => Guard(() =>
    {
        action();
        return true;
    });

    private T Guard<T>(Func<T> action)
    {
        try
        {
            return action();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw Unwritable(e);
        }
    }

    private DownloadException Unwritable(Exception failure)
    {
        var advice = failure.HResult is NoSpace or NoSpaceOnWindows ? "; make room, or name another folder with --to" : "";
        return new($"{target}: can't be written: {failure.Message.ReplaceLineEndings(" ").TrimEnd('.')}{advice}");
    }
}
