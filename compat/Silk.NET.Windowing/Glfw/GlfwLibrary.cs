using System.Reflection;
using System.Runtime.InteropServices;
using Silk.NET.GLFW;

namespace Silk.NET.Windowing;

/// <summary>Finds the system's GLFW 3 and starts it once.</summary>
internal static unsafe class GlfwLibrary
{
    private static readonly string[] Names = ["libglfw.so.3", "libglfw.so", "glfw3.dll", "libglfw.3.dylib"];
    private static bool s_initialized;

    static GlfwLibrary() => NativeLibrary.SetDllImportResolver(typeof(Glfw).Assembly, Resolve);

    /// <summary>Throws <see cref="PlatformNotSupportedException"/> where GLFW is missing or cannot start.</summary>
    internal static void Initialize()
    {
        if (s_initialized) return;
        try
        {
            if (Glfw.glfwInit() == 0)
                throw new PlatformNotSupportedException($"No window can be opened: {LastError()}");
        }
        catch (DllNotFoundException e)
        {
            throw new PlatformNotSupportedException("No window can be opened: GLFW 3 is not installed (Debian: libglfw3)", e);
        }

        s_initialized = true;
    }

    /// <summary>Throws what GLFW last reported on this thread, if anything.</summary>
    internal static void ThrowIfError()
    {
        byte* text;
        var code = Glfw.glfwGetError(&text);
        if (code != 0) throw new GlfwException(Message(code, text));
    }

    internal static string LastError()
    {
        byte* text;
        var code = Glfw.glfwGetError(&text);
        return code == 0 ? "GLFW gave no reason" : Message(code, text);
    }

    private static string Message(int code, byte* text) => $"{Marshal.PtrToStringUTF8((nint)text)} (GLFW error 0x{code:X})";

    private static nint Resolve(string name, Assembly assembly, DllImportSearchPath? path)
    {
        if (name != Glfw.Library) return 0;
        foreach (var candidate in Names)
            if (NativeLibrary.TryLoad(candidate, out var handle))
                return handle;
        return 0;
    }
}
