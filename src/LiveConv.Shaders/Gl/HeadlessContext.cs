using System.Runtime.InteropServices;

namespace LiveConv.Shaders.Gl;

/// <summary>
/// An OpenGL core context without a window, through EGL: on Mesa's surfaceless platform, else on each EGL device.
/// Belongs to the thread that made it current.
/// </summary>
public sealed unsafe class HeadlessContext : IDisposable
{
    private readonly nint display;
    private readonly nint context;

    /// <param name="debug">Asks for a context that reports every error through KHR_debug.</param>
    /// <exception cref="GlException">There is no EGL, or no OpenGL 4.3.</exception>
    public HeadlessContext(bool debug = false)
    {
        var reasons = new List<string>();
        var threads = SoftwareWorkers.Threads();
        try
        {
            foreach (var (platform, candidate) in Displays())
            {
                if (candidate == 0 || Egl.Initialize(candidate, out _, out _) == 0 || Egl.BindApi(Egl.OpenGlApi) == 0)
                {
                    reasons.Add($"{platform}: no display (EGL error 0x{Egl.GetError():x})");
                    continue;
                }

                foreach (var minor in (ReadOnlySpan<int>)[5, 3])
                {
                    var created = Create(candidate, minor, debug);
                    if (created == 0) continue;
                    if (Egl.MakeCurrent(candidate, 0, 0, created) != 0)
                    {
                        (display, context) = (candidate, created);
                        _ = SoftwareWorkers.Spread(threads);
                        return;
                    }

                    _ = Egl.DestroyContext(candidate, created);
                }

                reasons.Add($"{platform}: no OpenGL 4.3 core context (EGL error 0x{Egl.GetError():x})");
            }
        }
        catch (DllNotFoundException)
        {
            reasons.Add("libEGL.so.1 isn't installed");
        }

        if (reasons.Count == 0) reasons.Add("EGL finds no driver");
        throw new GlException($"no OpenGL without a window: {string.Join("; ", reasons)}. Install libegl1 and libgl1-mesa-dri, or use --backend cpu");
    }

    /// <summary>The address of a GL function, for <c>GL.GetApi</c>.</summary>
    public static nint GetProcAddress(string name) => Egl.GetProcAddress(name);

    /// <summary>Makes the context current on the calling thread.</summary>
    /// <exception cref="GlException">It is current on another thread.</exception>
    public void MakeCurrent()
    {
        if (Egl.MakeCurrent(display, 0, 0, context) == 0) throw new GlException("the OpenGL context is in use by another thread");
    }

    public void Dispose()
    {
        _ = Egl.MakeCurrent(display, 0, 0, 0);
        _ = Egl.DestroyContext(display, context);
    }

    private static nint Create(nint display, int minor, bool debug) => Egl.CreateContext(
        display,
        0,
        0,
        [
            Egl.ContextMajorVersion, 4,
            Egl.ContextMinorVersion, minor,
            Egl.ContextProfileMask, Egl.CoreProfileBit,
            Egl.ContextOpenGlDebug, debug ? 1 : 0,
            Egl.None,
        ]);

    // A GPU's own driver answers on the device platform; surfaceless is Mesa's. Where both exist a hardware device is wanted,
    // so a device that isn't Mesa's software rasteriser comes first.
    private static IEnumerable<(string Platform, nint Display)> Displays()
    {
        var extensions = Marshal.PtrToStringUTF8(Egl.QueryString(0, Egl.ExtensionsString)) ?? string.Empty;
        if (extensions.Contains("EGL_EXT_platform_device", StringComparison.Ordinal))
        {
            foreach (var device in HardwareDevices())
                yield return ("device", Egl.GetPlatformDisplay(Egl.PlatformDevice, device, 0));
        }

        if (extensions.Contains("EGL_MESA_platform_surfaceless", StringComparison.Ordinal))
            yield return ("surfaceless", Egl.GetPlatformDisplay(Egl.PlatformSurfaceless, 0, 0));
    }

    private static List<nint> HardwareDevices()
    {
        var query = (delegate* unmanaged<int, nint*, int*, int>)Egl.GetProcAddress("eglQueryDevicesEXT");
        var describe = (delegate* unmanaged<nint, int, nint>)Egl.GetProcAddress("eglQueryDeviceStringEXT");
        var found = new List<nint>();
        if (query is null || describe is null) return found;
        const int Most = 16;
        var devices = stackalloc nint[Most];
        int count;
        if (query(Most, devices, &count) == 0) return found;
        for (var i = 0; i < count; i++)
        {
            var extensions = Marshal.PtrToStringUTF8(describe(devices[i], Egl.ExtensionsString)) ?? string.Empty;
            if (!extensions.Contains("EGL_MESA_device_software", StringComparison.Ordinal)) found.Add(devices[i]);
        }

        return found;
    }
}
