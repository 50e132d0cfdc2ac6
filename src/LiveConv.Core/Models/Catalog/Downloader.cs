using System.Net;
using System.Security.Cryptography;

namespace LiveConv.Models.Catalog;

/// <summary>
/// Fetches files whose content is known by its SHA-256. What has arrived lies beside the target as NAME.part, from where an interrupted
/// transfer goes on; the target itself appears whole or not at all.
/// </summary>
public sealed class Downloader : IDisposable
{
    private readonly DownloadOptions options;
    private readonly HttpClient client;

    public Downloader(DownloadOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        this.options = options;
        client = new HttpClient(new SocketsHttpHandler { ConnectTimeout = options.Timeout, MaxAutomaticRedirections = 10 })
        {
            Timeout = Timeout.InfiniteTimeSpan,
        };
        client.DefaultRequestHeaders.UserAgent.ParseAdd("LiveConv");
    }

    /// <summary>Fetches a file unless it is there with the right content.</summary>
    /// <returns>Whether it was fetched.</returns>
    /// <exception cref="DownloadException">No address gave the right content, or it can't be written.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancel"/>; what has arrived is kept.</exception>
    public async Task<bool> FetchAsync(RemoteFile file, string path, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(file);
        if (await HasContent(file, path, cancel).ConfigureAwait(false)) return false;
        var part = new PartFile(path, file.Size, options.OpenPart);
        part.RequireSpace();
        var problems = new List<string>();
        foreach (var address in file.Addresses)
        {
            try
            {
                await FetchFrom(address, file, part, cancel).ConfigureAwait(false);
                part.Finish();
                return true;
            }
            catch (TransferException e)
            {
                problems.Add($"{address.Authority}: {e.Message}");
            }
        }

        var kept = part.Length > 0 ? $"; {part.Length:#,0} of {file.Size:#,0} bytes are kept, the same command goes on from there" : "";
        throw new DownloadException(FormattableString.Invariant($"{Path.GetFileName(path)} can't be fetched from {string.Join("; ", problems)}{kept}"));
    }

    public void Dispose() => client.Dispose();

    /// <summary>Transfers until the part is whole and right; takes a cut transfer up again.</summary>
    /// <exception cref="TransferException">This address doesn't give the file.</exception>
    private async Task FetchFrom(Uri address, RemoteFile file, PartFile part, CancellationToken cancel)
    {
        for (var idle = 0; ;)
        {
            var before = part.Length;
            try
            {
                if (before < file.Size) await Transfer(address, file, part, cancel).ConfigureAwait(false);
                if (await HasContent(file, part.Path, cancel).ConfigureAwait(false)) return;
                part.Delete();
                // The beginning may be of another version, or damaged on the disk: once more from the start.
                if (before == 0) throw new TransferException($"what comes from there isn't the published file: its SHA-256 is not {file.Sha256}");
            }
            catch (Exception e) when (e is HttpRequestException or IOException or TimeoutException)
            {
                idle = part.Length > before ? 0 : idle + 1;
                if (idle > options.Retries) throw new TransferException(Reason(e));
                await Task.Delay(options.RetryDelay, cancel).ConfigureAwait(false);
            }
        }
    }

    /// <summary>One request, from where the part ends.</summary>
    /// <exception cref="IOException">The transfer was cut.</exception>
    private async Task Transfer(Uri address, RemoteFile file, PartFile part, CancellationToken cancel)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        patience.CancelAfter(options.Timeout);
        try
        {
            using var request = part.Request(address);
            using var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, patience.Token).ConfigureAwait(false);
            Accept(response, file, part);
            part.Remember(address, response.Headers.ETag);
            using var body = await response.Content.ReadAsStreamAsync(patience.Token).ConfigureAwait(false);
            using var target = part.Open();
            var done = part.Length;
            var buffer = new byte[1 << 16];
            while (done < file.Size)
            {
                patience.CancelAfter(options.Timeout);
                var count = await body.ReadAsync(buffer, patience.Token).ConfigureAwait(false);
                if (count == 0) throw new IOException("the connection ended early");
                count = (int)Math.Min(count, file.Size - done);
                part.Write(target, buffer.AsSpan(0, count));
                done += count;
                options.Progress?.Invoke(new DownloadProgress(part.Name, address.Authority, done, file.Size));
            }

            part.Settle(target);
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            throw new TimeoutException(FormattableString.Invariant($"no answer for {options.Timeout.TotalSeconds:0.#} s"));
        }
    }

    /// <summary>Decides by the answer's head whether its body is the rest of the part.</summary>
    private static void Accept(HttpResponseMessage response, RemoteFile file, PartFile part)
    {
        if (response.StatusCode is HttpStatusCode.TooManyRequests or HttpStatusCode.RequestTimeout or >= HttpStatusCode.InternalServerError)
            throw new IOException(Status(response));
        if (response.StatusCode == HttpStatusCode.RequestedRangeNotSatisfiable)
        {
            part.Delete();
            throw new IOException(Status(response));
        }

        if (response.StatusCode == HttpStatusCode.PartialContent)
        {
            if (response.Content.Headers.ContentRange?.From == part.Length) return;
            part.Delete();
            throw new IOException("the server sends another part than was asked for");
        }

        if (response.StatusCode != HttpStatusCode.OK) throw new TransferException(Status(response));
        if (response.Content.Headers.ContentLength is { } length && length != file.Size)
            throw new TransferException(FormattableString.Invariant($"the file there has {length:#,0} bytes, the published one {file.Size:#,0}"));
        if (part.Length > 0) part.Delete();
    }

    private static async Task<bool> HasContent(RemoteFile file, string path, CancellationToken cancel)
    {
        if (!File.Exists(path) || new FileInfo(path).Length != file.Size) return false;
        using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 20);
        var sum = await SHA256.HashDataAsync(stream, cancel).ConfigureAwait(false);
        return Convert.ToHexStringLower(sum) == file.Sha256;
    }

    private static string Status(HttpResponseMessage response) =>
        FormattableString.Invariant($"HTTP {(int)response.StatusCode} ({response.ReasonPhrase})");

    // The outer message of HttpRequestException often says only "an error occurred".
    private static string Reason(Exception failure) =>
        (failure is HttpRequestException { InnerException: { } inner } ? inner.Message : failure.Message).ReplaceLineEndings(" ").TrimEnd('.');
}
