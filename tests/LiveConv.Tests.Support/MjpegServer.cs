using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace LiveConv.Tests.Support;

/// <summary>
/// An MJPEG camera of the network on this machine: HTTP multipart/x-mixed-replace, one JPEG a part. As with a camera,
/// a client sees the frame of the moment: the clock starts with the server, whoever reads late misses frames.
/// </summary>
public sealed class MjpegServer : IDisposable
{
    private const string Boundary = "frame";

    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly Func<int, byte[]> _jpeg;
    private readonly double _framesPerSecond;
    private readonly int? _frames;
    private readonly Task _accepting;
    private readonly List<Task> _clients = [];

    /// <summary>Starts to listen on 127.0.0.1.</summary>
    /// <param name="jpeg">The frame of a number as a JPEG file; called from several threads if there are several clients.</param>
    /// <param name="framesPerSecond">Frames a second.</param>
    /// <param name="frames">
    /// After how many frames the stream ends, or null for never. Then each client gets exactly these, from number 0 on,
    /// however late it comes.
    /// </param>
    public MjpegServer(Func<int, byte[]> jpeg, double framesPerSecond, int? frames = null)
    {
        ArgumentNullException.ThrowIfNull(jpeg);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(framesPerSecond);
        _jpeg = jpeg;
        _framesPerSecond = framesPerSecond;
        _frames = frames;
        _listener.Start();
        Address = $"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}/stream.mjpg";
        _accepting = Accept();
    }

    /// <summary>What to open: http://127.0.0.1:PORT/stream.mjpg</summary>
    public string Address { get; }

    /// <summary>Ends the streams and stops to listen.</summary>
    public void Dispose()
    {
        if (_stop.IsCancellationRequested) return;
        _stop.Cancel();
        _listener.Stop();
        _accepting.GetAwaiter().GetResult();
        Task.WaitAll([.. _clients]);
        _stop.Dispose();
        _listener.Dispose();
    }

    private async Task Accept()
    {
        var clock = Stopwatch.StartNew();
        try
        {
            while (true)
            {
                var client = await _listener.AcceptTcpClientAsync(_stop.Token).ConfigureAwait(false);
                var began = _frames is null ? clock : Stopwatch.StartNew();
                _clients.Add(Task.Run(() => Serve(client, began)));
            }
        }
        catch (Exception e) when (e is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // Disposed.
        }
    }

    private async Task Serve(TcpClient client, Stopwatch clock)
    {
        try
        {
            using var _ = client;
            client.NoDelay = true;
            var stream = client.GetStream();
            await ReadRequest(stream).ConfigureAwait(false);
            await Write(stream, $"HTTP/1.0 200 OK\r\nContent-Type: multipart/x-mixed-replace; boundary={Boundary}\r\n\r\n").ConfigureAwait(false);
            for (var number = Next(-1, clock); _frames is null || number < _frames; number = Next(number, clock))
            {
                var wait = TimeSpan.FromSeconds(number / _framesPerSecond) - clock.Elapsed;
                if (wait > TimeSpan.Zero) await Task.Delay(wait, _stop.Token).ConfigureAwait(false);
                var picture = _jpeg(number);
                await Write(stream, string.Create(CultureInfo.InvariantCulture, $"--{Boundary}\r\nContent-Type: image/jpeg\r\nContent-Length: {picture.Length}\r\n\r\n")).ConfigureAwait(false);
                await stream.WriteAsync(picture, _stop.Token).ConfigureAwait(false);
                await Write(stream, "\r\n").ConfigureAwait(false);
            }
            await Write(stream, $"--{Boundary}--\r\n").ConfigureAwait(false);
        }
        catch (Exception e) when (e is OperationCanceledException or IOException or SocketException)
        {
            // The client went, or the server was disposed.
        }
    }

    private int Next(int number, Stopwatch clock)
        => _frames is null ? Math.Max(number + 1, (int)(clock.Elapsed.TotalSeconds * _framesPerSecond)) : number + 1;

    /// <summary>Reads up to the empty line that ends an HTTP request.</summary>
    private async Task ReadRequest(NetworkStream stream)
    {
        var end = "\r\n\r\n"u8.ToArray();
        var one = new byte[1];
        for (var matched = 0; matched < end.Length;)
        {
            if (await stream.ReadAsync(one, _stop.Token).ConfigureAwait(false) == 0) throw new IOException("the client went before it had asked");
            matched = one[0] == end[matched] ? matched + 1 : one[0] == end[0] ? 1 : 0;
        }
    }

    private ValueTask Write(NetworkStream stream, string text) => stream.WriteAsync(Encoding.ASCII.GetBytes(text), _stop.Token);
}
