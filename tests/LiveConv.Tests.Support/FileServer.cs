using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace LiveConv.Tests.Support;

/// <summary>
/// An HTTP/1.1 server of one file on this machine, which can misbehave on purpose: cut connections, wrong lengths, redirects, silence.
/// The file is at every path but those of <see cref="Redirects"/> and <see cref="Statuses"/>.
/// </summary>
public sealed class FileServer : IDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource stop = new();
    private readonly Task accepting;
    private readonly List<Task> clients = [];
    private readonly Lock gate = new();
    private readonly List<string> requests = [];

    public FileServer(byte[] content)
    {
        Content = content;
        listener.Start();
        Address = new Uri($"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}/");
        accepting = Accept();
    }

    /// <summary>http://127.0.0.1:PORT/</summary>
    public Uri Address { get; }

    public byte[] Content { get; set; }

    /// <summary>Version of the content, with its quotation marks; null sends none.</summary>
    public string? ETag { get; set; } = "\"1\"";

    /// <summary>Answers a Range request with the whole file.</summary>
    public bool IgnoresRange { get; set; }

    /// <summary>Doesn't say how long the body is; the end of the connection ends it.</summary>
    public bool HidesLength { get; set; }

    /// <summary>How many answers are cut, each after <see cref="CutAfter"/> bytes of the body.</summary>
    public int Cuts { get; set; }

    public int CutAfter { get; set; }

    /// <summary>Instead of cutting, stays silent until the server ends.</summary>
    public bool StallsInstead { get; set; }

    /// <summary>Paths with the address to go to instead.</summary>
    public Dictionary<string, string> Redirects { get; } = [];

    /// <summary>Paths with a status line's code and reason, for example <c>404 Not Found</c>.</summary>
    public Dictionary<string, string> Statuses { get; } = [];

    /// <summary>The heads of all requests so far.</summary>
    public IReadOnlyList<string> Requests
    {
        get
        {
            lock (gate) return [.. requests];
        }
    }

    public void Dispose()
    {
        if (stop.IsCancellationRequested) return;
        stop.Cancel();
        listener.Stop();
        accepting.GetAwaiter().GetResult();
        Task.WaitAll([.. clients]);
        stop.Dispose();
        listener.Dispose();
    }

    private async Task Accept()
    {
        try
        {
            while (true)
            {
                var client = await listener.AcceptTcpClientAsync(stop.Token).ConfigureAwait(false);
                clients.Add(Task.Run(() => Serve(client)));
            }
        }
        catch (Exception e) when (e is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // Disposed.
        }
    }

    private async Task Serve(TcpClient client)
    {
        try
        {
            using var _ = client;
            var stream = client.GetStream();
            var head = await ReadHead(stream).ConfigureAwait(false);
            lock (gate) requests.Add(head);
            var path = head.Split(' ')[1];
            if (Redirects.TryGetValue(path, out var other)) await Send(stream, $"HTTP/1.1 302 Found\r\nLocation: {other}\r\nContent-Length: 0\r\n").ConfigureAwait(false);
            else if (Statuses.TryGetValue(path, out var status)) await Send(stream, $"HTTP/1.1 {status}\r\nContent-Length: 0\r\n").ConfigureAwait(false);
            else await SendFile(stream, head).ConfigureAwait(false);
        }
        catch (Exception e) when (e is OperationCanceledException or IOException or SocketException)
        {
            // The client went, or the server was disposed.
        }
    }

    private async Task SendFile(NetworkStream stream, string head)
    {
        var from = IgnoresRange ? null : Start(head);
        if (from > Content.Length)
        {
            await Send(stream, "HTTP/1.1 416 Range Not Satisfiable\r\nContent-Length: 0\r\n").ConfigureAwait(false);
            return;
        }

        var body = Content.AsMemory(from ?? 0);
        var answer = new StringBuilder(from is null ? "HTTP/1.1 200 OK\r\n" : "HTTP/1.1 206 Partial Content\r\n");
        if (from is { } start) answer.Append(CultureInfo.InvariantCulture, $"Content-Range: bytes {start}-{Content.Length - 1}/{Content.Length}\r\n");
        if (!HidesLength) answer.Append(CultureInfo.InvariantCulture, $"Content-Length: {body.Length}\r\n");
        if (ETag is not null) answer.Append(CultureInfo.InvariantCulture, $"ETag: {ETag}\r\n");
        await Send(stream, answer.ToString()).ConfigureAwait(false);
        if (Cuts > 0)
        {
            Cuts--;
            await stream.WriteAsync(body[..Math.Min(CutAfter, body.Length)], stop.Token).ConfigureAwait(false);
            if (StallsInstead) await Task.Delay(Timeout.Infinite, stop.Token).ConfigureAwait(false);
            return;
        }

        await stream.WriteAsync(body, stop.Token).ConfigureAwait(false);
    }

    /// <summary>The first byte that the client asks for, or null for the whole file: also where its version isn't the current one.</summary>
    private int? Start(string head)
    {
        if (Header(head, "If-Range") is { } version && version != ETag) return null;
        return Header(head, "Range") is { } range ? int.Parse(range["bytes=".Length..^1], CultureInfo.InvariantCulture) : null;
    }

    private static string? Header(string head, string name) => head.Split("\r\n")
        .FirstOrDefault(line => line.StartsWith(name + ": ", StringComparison.OrdinalIgnoreCase))?[(name.Length + 2)..];

    private async Task<string> ReadHead(NetworkStream stream)
    {
        var head = new StringBuilder();
        var one = new byte[1];
        while (!head.ToString().EndsWith("\r\n\r\n", StringComparison.Ordinal))
        {
            if (await stream.ReadAsync(one, stop.Token).ConfigureAwait(false) == 0) throw new IOException("the client went before it had asked");
            head.Append((char)one[0]);
        }

        return head.ToString();
    }

    private ValueTask Send(NetworkStream stream, string head) => stream.WriteAsync(Encoding.ASCII.GetBytes(head + "Connection: close\r\n\r\n"), stop.Token);
}
