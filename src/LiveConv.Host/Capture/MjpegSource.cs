using System.Diagnostics;
using System.Net;
using LiveConv.Frames;
using OpenCvSharp;

namespace LiveConv.Host.Capture;

/// <summary>
/// An MJPEG camera of the network: HTTP multipart/x-mixed-replace, one JPEG a part. FFmpeg ends such a stream at the first damaged
/// picture and freezes where the size changes; here damaged pictures are left out, and all have the size of the first.
/// </summary>
internal sealed class MjpegSource : IFrameSource
{
    private readonly HttpClient client;
    private readonly HttpResponseMessage response;
    private readonly MjpegParts parts;
    private readonly SourceOptions options;
    private readonly FrameWriter writer;
    private CancellationTokenSource patience = new();
    private Mat? first;
    private long captured;
    private long next;

    private MjpegSource(string name, HttpClient client, HttpResponseMessage response, string boundary, SourceOptions options)
    {
        (Name, this.client, this.response, this.options) = (name, client, response, options);
        parts = new MjpegParts(response.Content.ReadAsStream(), boundary);
        first = NextPicture() ?? throw new SourceException($"{name}: opened, but no frame came within {options.TimeoutMilliseconds / 1000} s");
        writer = new FrameWriter(options.Size?.Width ?? first.Width, options.Size?.Height ?? first.Height);
    }

    public string Name { get; }

    public int Width => writer.Width;

    public int Height => writer.Height;

    public double FramesPerSecond => options.FramesPerSecond ?? 0;

    public long? FrameCount => null;

    public bool IsLive => true;

    /// <summary>Opens an address, or returns null where something else than such a stream answers, or nothing.</summary>
    /// <exception cref="SourceException">It is one, but gives no picture.</exception>
    public static MjpegSource? TryOpen(string address, SourceOptions options)
    {
        if (!Uri.TryCreate(address, UriKind.Absolute, out var uri) || uri.Scheme is not ("http" or "https")) return null;
        var client = new HttpClient(new SocketsHttpHandler { Credentials = CredentialsOf(uri) }) { Timeout = Timeout.InfiniteTimeSpan };
        HttpResponseMessage? response = null;
        try
        {
            using var patience = new CancellationTokenSource(options.TimeoutMilliseconds);
            response = client.GetAsync(uri, HttpCompletionOption.ResponseHeadersRead, patience.Token).GetAwaiter().GetResult();
            var type = response.Content.Headers.ContentType;
            var boundary = type?.Parameters.FirstOrDefault(parameter => parameter.Name.Equals("boundary", StringComparison.OrdinalIgnoreCase))?.Value?.Trim('"');
            if (response.IsSuccessStatusCode && type?.MediaType is "multipart/x-mixed-replace" && boundary is { Length: > 0 })
            {
                var source = new MjpegSource(address, client, response, boundary, options);
                for (; source.next < options.Start; source.next++)
                {
                    if ((Interlocked.Exchange(ref source.first, null) ?? source.NextPicture()) is not { } skipped)
                        throw new SourceException($"{address}: has {source.next} frames, so it can't start at frame {options.Start} (the first is 0)");
                    skipped.Dispose();
                }

                return source;
            }
        }
        catch (Exception failure) when (failure is HttpRequestException or OperationCanceledException or NotSupportedException)
        {
            // FFmpeg may know more of it, and says why if it doesn't.
        }
        catch
        {
            response?.Dispose();
            client.Dispose();
            throw;
        }

        response?.Dispose();
        client.Dispose();
        return null;
    }

    public bool Read(Frame frame)
    {
        ArgumentNullException.ThrowIfNull(frame);
        var picture = Interlocked.Exchange(ref first, null) ?? NextPicture();
        if (picture is null) return false;
        using (picture) writer.Write(picture, frame);
        frame.CaptureTime = captured;
        frame.Number = next++;
        return true;
    }

    public void Dispose()
    {
        first?.Dispose();
        writer.Dispose();
        response.Dispose();
        client.Dispose();
        patience.Dispose();
    }

    private static NetworkCredential? CredentialsOf(Uri uri) => uri.UserInfo.Split(':', 2) is [var user, var password]
        ? new NetworkCredential(Uri.UnescapeDataString(user), Uri.UnescapeDataString(password)) : null;

    /// <summary>The next picture that can be decoded; null where the stream has ended.</summary>
    private Mat? NextPicture()
    {
        for (var damaged = 0; TryReadPart(out var part);)
        {
            captured = Stopwatch.GetTimestamp();
            if (Decode(part) is { } picture) return picture;
            if (++damaged >= VideoCaptureSource.MostUndecoded) throw new SourceException($"{Name}: sends frames that can't be decoded");
        }

        return null;
    }

    private bool TryReadPart(out ReadOnlySpan<byte> part)
    {
        if (!patience.TryReset()) patience = new CancellationTokenSource();
        patience.CancelAfter(options.TimeoutMilliseconds);
        try
        {
            return parts.TryRead(out part, patience.Token);
        }
        catch (Exception failure) when (failure is OperationCanceledException or IOException or HttpRequestException)
        {
            // The camera is gone, which is the end of a stream like any other.
            part = default;
            return false;
        }
    }

    // A JPEG without its end is torn: its lower part would be grey.
    private static Mat? Decode(ReadOnlySpan<byte> jpeg)
    {
        if (jpeg[Math.Max(0, jpeg.Length - 64)..].LastIndexOf((ReadOnlySpan<byte>)[0xFF, 0xD9]) < 0) return null;
        Mat picture;
        try
        {
            picture = Cv2.ImDecode(jpeg, ImreadModes.Color);
        }
        catch (OpenCVException)
        {
            return null;
        }

        if (!picture.Empty()) return picture;
        picture.Dispose();
        return null;
    }
}
