using System.Text.Json;
using LiveConv.Host.Capture;

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
            default:
                return 2;
        }
    }
}
