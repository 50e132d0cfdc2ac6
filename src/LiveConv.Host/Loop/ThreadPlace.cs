using System.Runtime.InteropServices;

namespace LiveConv.Host.Loop;

/// <summary>
/// Lets threads beside the display give way to it. .NET's thread priorities do nothing on Linux; its niceness does, and threads that a thread starts
/// inherit it.
/// </summary>
internal static class ThreadPlace
{
    /// <summary>For a network, whose results are waited for.</summary>
    public const int BesideDisplay = 5;

    /// <summary>For what may come later.</summary>
    public const int InBackground = 10;

    private const int Process = 0;

    /// <summary>Makes the calling thread, and those that it starts, give way to the others.</summary>
    /// <param name="niceness">0…19; larger gives way more.</param>
    public static void GiveWay(int niceness)
    {
        // Who 0 is the calling thread on Linux. Where it fails the thread stays as it is.
        if (OperatingSystem.IsLinux()) _ = SetPriority(Process, 0, niceness);
    }

    [DllImport("libc", EntryPoint = "setpriority")]
    private static extern int SetPriority(int which, int who, int priority);
}
