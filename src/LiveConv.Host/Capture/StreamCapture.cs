using LiveConv.Frames;
using OpenCvSharp;

namespace LiveConv.Host.Capture;

/// <summary>Opens network streams through FFmpeg.</summary>
internal static class StreamCapture
{
    // cv::CAP_PROP_OPEN_TIMEOUT_MSEC and cv::CAP_PROP_READ_TIMEOUT_MSEC, which VideoCaptureProperties lacks.
    private const int OpenTimeoutMilliseconds = 53, ReadTimeoutMilliseconds = 54;

    public static bool IsAddress(string source) =>
        source.StartsWith("http://", StringComparison.OrdinalIgnoreCase) || source.StartsWith("https://", StringComparison.OrdinalIgnoreCase)
        || source.StartsWith("rtsp://", StringComparison.OrdinalIgnoreCase) || source.StartsWith("rtsps://", StringComparison.OrdinalIgnoreCase);

    /// <exception cref="SourceException">Nothing answers, or what answers isn't video.</exception>
    public static VideoCapture Open(string address, int timeoutMilliseconds)
    {
        var capture = new VideoCapture(address, VideoCaptureAPIs.FFMPEG,
        [
            OpenTimeoutMilliseconds, timeoutMilliseconds,
            ReadTimeoutMilliseconds, timeoutMilliseconds,
        ]);
        if (capture.IsOpened()) return capture;
        capture.Dispose();
        throw new SourceException($"{address}: {Reason(address, timeoutMilliseconds)}");
    }

    /// <summary>FFmpeg doesn't tell why; a connection of our own finds out whether anything listens there.</summary>
    private static string Reason(string address, int timeoutMilliseconds)
    {
        if (!Uri.TryCreate(address, UriKind.Absolute, out var uri)) return "not a valid address";
        var port = uri.Port > 0 ? uri.Port : 554;
        try
        {
            using var client = new System.Net.Sockets.TcpClient();
            using var timeout = new CancellationTokenSource(Math.Min(timeoutMilliseconds, 3000));
            client.ConnectAsync(uri.Host, port, timeout.Token).AsTask().GetAwaiter().GetResult();
            return $"answers, but sends no video that can be decoded within {timeoutMilliseconds / 1000.0:0.#} s";
        }
        catch (OperationCanceledException)
        {
            return $"no answer from {uri.Host}:{port}";
        }
        catch (System.Net.Sockets.SocketException failure)
        {
            return $"no connection to {uri.Host}:{port}: {failure.Message}";
        }
    }
}
