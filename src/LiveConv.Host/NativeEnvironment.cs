using System.Runtime.InteropServices;

namespace LiveConv.Host;

/// <summary>
/// Environment variables for native libraries. .NET keeps a copy of its own, which getenv in a library never sees,
/// so they are set through the C library; that must happen before the library is loaded.
/// </summary>
internal static class NativeEnvironment
{
    /// <summary>Sets a variable unless the user has set it.</summary>
    public static void SetDefault(string name, string value)
    {
        if (Environment.GetEnvironmentVariable(name) is null) Set(name, value);
    }

    /// <summary>Sets a variable, whatever it was: what the command line says goes before it.</summary>
    public static void Set(string name, string value)
    {
        Environment.SetEnvironmentVariable(name, value);
        if (!OperatingSystem.IsWindows()) _ = SetEnv(name, value, 1);
    }

    /// <summary>Sets a variable for the libraries of this process alone: programs that it starts don't inherit it.</summary>
    public static void SetHere(string name, string value)
    {
        if (!OperatingSystem.IsWindows()) _ = SetEnv(name, value, 1);
    }

    /// <summary>Silences what OpenCV and FFmpeg would write to standard error: errors reach the user as exceptions.</summary>
    public static void Quiet()
    {
        SetDefault("OPENCV_LOG_LEVEL", "OFF");
        SetDefault("OPENCV_FFMPEG_LOGLEVEL", "-8");
        // TCP loses no packets; most cameras' UDP streams tear on busy networks.
        SetDefault("OPENCV_FFMPEG_CAPTURE_OPTIONS", "rtsp_transport;tcp");
    }

    [DllImport("libc", EntryPoint = "setenv")]
    private static extern int SetEnv([MarshalAs(UnmanagedType.LPUTF8Str)] string name, [MarshalAs(UnmanagedType.LPUTF8Str)] string value, int overwrite);
}
