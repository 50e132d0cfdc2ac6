using System.Runtime.InteropServices;

namespace LiveConv.Shaders.Gl;

/// <summary>The few functions and constants of EGL 1.5 that a context without a window needs.</summary>
internal static partial class Egl
{
    internal const int OpenGlApi = 0x30A2;
    internal const int None = 0x3038;
    internal const int ContextMajorVersion = 0x3098;
    internal const int ContextMinorVersion = 0x30FB;
    internal const int ContextProfileMask = 0x30FD;
    internal const int CoreProfileBit = 1;
    internal const int ContextOpenGlDebug = 0x31B0;
    internal const int PlatformDevice = 0x313F;
    internal const int PlatformSurfaceless = 0x31DD;
    internal const int ExtensionsString = 0x3055;

    private const string Library = "libEGL.so.1";

    [LibraryImport(Library, EntryPoint = "eglGetPlatformDisplay")]
    internal static partial nint GetPlatformDisplay(int platform, nint nativeDisplay, nint attributes);

    [LibraryImport(Library, EntryPoint = "eglInitialize")]
    internal static partial int Initialize(nint display, out int major, out int minor);

    [LibraryImport(Library, EntryPoint = "eglBindAPI")]
    internal static partial int BindApi(int api);

    [LibraryImport(Library, EntryPoint = "eglCreateContext")]
    internal static partial nint CreateContext(nint display, nint config, nint share, ReadOnlySpan<int> attributes);

    [LibraryImport(Library, EntryPoint = "eglMakeCurrent")]
    internal static partial int MakeCurrent(nint display, nint draw, nint read, nint context);

    [LibraryImport(Library, EntryPoint = "eglDestroyContext")]
    internal static partial int DestroyContext(nint display, nint context);

    [LibraryImport(Library, EntryPoint = "eglGetError")]
    internal static partial int GetError();

    [LibraryImport(Library, EntryPoint = "eglQueryString")]
    internal static partial nint QueryString(nint display, int name);

    [LibraryImport(Library, EntryPoint = "eglGetProcAddress", StringMarshalling = StringMarshalling.Utf8)]
    internal static partial nint GetProcAddress(string name);
}
