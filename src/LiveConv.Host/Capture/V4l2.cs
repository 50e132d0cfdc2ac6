using System.Runtime.InteropServices;
using System.Text;

namespace LiveConv.Host.Capture;

/// <summary>Asks Linux for its cameras (Video4Linux2). Elsewhere there are none to list and nothing to say.</summary>
public static class V4l2
{
    private const int NoEntry = 2, NoSuchDevice = 6, Forbidden = 13, Busy = 16, NoDevice = 19, NotPermitted = 1;
    private const int HighestNumber = 63;

    /// <summary>The cameras at /dev/video0 … /dev/video63, those that can't be opened too, with the reason.</summary>
    public static IReadOnlyList<CameraInfo> List()
    {
        var cameras = new List<CameraInfo>();
        for (var number = 0; OperatingSystem.IsLinux() && number <= HighestNumber; number++)
        {
            var path = $"/dev/video{number}";
            using var device = V4l2Device.Open(path, out var error);
            if (device is null)
            {
                if (!IsAbsent(error)) cameras.Add(new CameraInfo(path, path, [], Reason(error)));
            }
            else if (device.TryQuery(out var capability) && capability.IsCamera)
            {
                // A camera that another program uses still tells what it is and what it offers.
                cameras.Add(new CameraInfo(path, Text(capability.Card), Formats(device), UseProblem(device)));
            }
        }
        return cameras;
    }

    /// <summary>Why the camera can't be used, in one line that says what to do; null if it can.</summary>
    /// <param name="path">Its device: /dev/video0.</param>
    public static string? Probe(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        if (!OperatingSystem.IsLinux()) return null;
        using var device = V4l2Device.Open(path, out var error);
        if (device is null) return Reason(error);
        if (!device.TryQuery(out var capability)) return "not a camera (it doesn't speak V4L2)";
        return capability.IsCamera ? UseProblem(device) : "not a camera (it delivers no pictures); a camera often has several devices, try the next number";
    }

    private static string? UseProblem(V4l2Device device) => device.TryReserve(out var error) ? null : Reason(error);

    private static bool IsAbsent(int error) => error is NoEntry or NoDevice or NoSuchDevice;

    private static string Reason(int error) => error switch
    {
        _ when IsAbsent(error) => "no such camera; `liveconv sources` lists those there are",
        Forbidden or NotPermitted => "no permission; add yourself to the group `video` (sudo usermod -aG video $USER) and log in again",
        Busy => "in use by another program; close that one first",
        _ => Marshal.GetPInvokeErrorMessage(error),
    };

    private static List<CameraFormat> Formats(V4l2Device device)
    {
        var formats = new List<CameraFormat>();
        for (uint i = 0; device.TryGetFormat(i, out var format); i++)
            for (uint j = 0; device.TryGetSize(j, format.PixelFormat, out var size); j++)
            {
                formats.Add(Describe(device, format.PixelFormat, size.Width, size.Height));
                if (size.Type == SizeType.Discrete) continue;
                // A range of sizes is one entry for the driver; its two ends say what it offers.
                formats.Add(Describe(device, format.PixelFormat, size.MaximumWidth, size.MaximumHeight));
                break;
            }
        return formats;
    }

    private static CameraFormat Describe(V4l2Device device, uint pixelFormat, uint width, uint height)
    {
        var rates = new List<double>();
        for (uint i = 0; device.TryGetInterval(i, pixelFormat, width, height, out var interval); i++)
        {
            rates.Add((double)interval.Denominator / interval.Numerator);
            if (interval.Type == SizeType.Discrete) continue;
            rates.Add((double)interval.MaximumDenominator / interval.MaximumNumerator);
            break;
        }
        ReadOnlySpan<byte> letters = [(byte)pixelFormat, (byte)(pixelFormat >> 8), (byte)(pixelFormat >> 16), (byte)(pixelFormat >> 24 & 0x7F)];
        return new CameraFormat(Encoding.ASCII.GetString(letters).TrimEnd(), (int)width, (int)height, rates);
    }

    private static string Text(ReadOnlySpan<byte> zeroEnded)
    {
        var end = zeroEnded.IndexOf((byte)0);
        return Encoding.UTF8.GetString(end < 0 ? zeroEnded : zeroEnded[..end]);
    }
}
