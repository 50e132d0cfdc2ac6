using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.Json;
using LiveConv.Host.Capture;
using LiveConv.Tests.Support;
using OpenCvSharp;

namespace LiveConv.Host.Tests;

/// <summary>
/// The entry point of this assembly when it is started as a program: the camera stand-in has to be there before the
/// process starts, so the camera's tests run themselves once more with it.
/// </summary>
internal static class CameraProgram
{
    private static int Main(string[] args)
    {
        switch (args)
        {
            case ["list"]:
                Console.WriteLine(JsonSerializer.Serialize(V4l2.List()));
                return 0;
            case ["probe", var path]:
                Console.WriteLine(V4l2.Probe(path) ?? "usable");
                return 0;
            case ["read", var fourcc, var width, var height, var fps, var frames]:
                Read(fourcc, Number(width), Number(height), Number(fps), Number(frames));
                return 0;
            default:
                return 2;
        }
    }

    /// <summary>Prints the numbers of the frames as they come, on one line.</summary>
    private static void Read(string fourcc, int width, int height, int fps, int frames)
    {
        using var camera = new VideoCapture(0, VideoCaptureAPIs.V4L2);
        camera.Set(VideoCaptureProperties.FourCC, FourCC.FromString(fourcc));
        camera.Set(VideoCaptureProperties.FrameWidth, width);
        camera.Set(VideoCaptureProperties.FrameHeight, height);
        camera.Set(VideoCaptureProperties.Fps, fps);
        using var picture = new Mat();
        byte[] pixels = [];
        for (var i = 0; i < frames && camera.Read(picture); i++)
        {
            var bytes = picture.Rows * picture.Cols * 3;
            if (pixels.Length != bytes) pixels = new byte[bytes];
            Marshal.Copy(picture.Data, pixels, 0, bytes);
            Console.Write(Barcode.Read(pixels, picture.Cols, 3)?.ToString(CultureInfo.InvariantCulture) ?? "none");
            Console.Write(' ');
        }
        Console.WriteLine();
    }

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);
}
