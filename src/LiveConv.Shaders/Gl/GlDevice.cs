using System.Runtime.InteropServices;
using Silk.NET.OpenGL;

namespace LiveConv.Shaders.Gl;

/// <summary>A current GL context and what is known of its driver. Belongs to one thread.</summary>
public sealed class GlDevice : IDisposable
{
    private static readonly string[] SoftwareRenderers = ["llvmpipe", "softpipe", "lavapipe", "SwiftShader", "Microsoft Basic Render", "WARP", "Software Rasterizer"];

    private readonly HeadlessContext? headless;
    private readonly DebugProc? debug;
    private string? firstMessage;

    /// <param name="gl">The API of a context that is current on this thread, OpenGL 4.3 or later.</param>
    /// <param name="checkErrors">Turns the driver's debug messages into exceptions, at <see cref="Check"/>.</param>
    /// <exception cref="GlException">The context is older than OpenGL 4.3.</exception>
    public GlDevice(GL gl, bool checkErrors = false)
    {
        ArgumentNullException.ThrowIfNull(gl);
        Gl = gl;
        Renderer = gl.GetStringS(StringName.Renderer) ?? "unknown";
        Version = gl.GetStringS(StringName.Version) ?? "unknown";
        var (major, minor) = (gl.GetInteger(GetPName.MajorVersion), gl.GetInteger(GetPName.MinorVersion));
        if (major < 4 || (major == 4 && minor < 3))
            throw new GlException($"OpenGL 4.3 is needed for compute shaders, but {Renderer} has {major}.{minor}; use --backend cpu");
        IsSoftware = IsSoftwareRenderer(Renderer);
        gl.GetInteger64(GLEnum.MaxShaderStorageBlockSize, out var storage);
        gl.GetInteger64(GLEnum.MaxTextureBufferSize, out var texels);

        // Software rasterisers state a limit and don't have it. A tensor is also read value by value, four bytes a texel.
        MaxTensorBytes = IsSoftware ? int.MaxValue : Math.Min(storage, 4 * texels);
        MaxUniformBlockBytes = gl.GetInteger(GetPName.MaxUniformBlockSize);
        if (!checkErrors) return;

        debug = OnMessage;
        gl.Enable(EnableCap.DebugOutput);
        gl.Enable(EnableCap.DebugOutputSynchronous);
        gl.DebugMessageCallback(debug, in nint.Zero);
    }

    /// <summary>Whether a renderer of this name is the CPU.</summary>
    public static bool IsSoftwareRenderer(string renderer)
    {
        ArgumentNullException.ThrowIfNull(renderer);
        return SoftwareRenderers.Any(name => renderer.Contains(name, StringComparison.OrdinalIgnoreCase));
    }

    private GlDevice(HeadlessContext headless, bool checkErrors)
        : this(GL.GetApi(HeadlessContext.GetProcAddress), checkErrors) => this.headless = headless;

    public GL Gl { get; }

    /// <summary>The GPU or software rasteriser, as the driver names it.</summary>
    public string Renderer { get; }

    /// <summary>OpenGL version and driver, as the driver names them.</summary>
    public string Version { get; }

    /// <summary>Whether the "GPU" is the CPU: shared memory and many small workgroups cost there.</summary>
    public bool IsSoftware { get; }

    public int MaxUniformBlockBytes { get; }

    /// <summary>The largest tensor that shaders can write and read.</summary>
    public long MaxTensorBytes { get; }

    /// <summary>A device without a window.</summary>
    /// <exception cref="GlException">There is no OpenGL 4.3 to be had without a window.</exception>
    public static GlDevice CreateHeadless(bool checkErrors = false)
    {
        var context = new HeadlessContext(checkErrors);
        try
        {
            return new GlDevice(context, checkErrors);
        }
        catch
        {
            context.Dispose();
            throw;
        }
    }

    /// <summary>Throws if the driver has reported an error since the last check.</summary>
    /// <exception cref="GlException">The driver's first message.</exception>
    public void Check()
    {
        if (firstMessage is not { } message) return;
        firstMessage = null;
        throw new GlException(message);
    }

    /// <summary>Drops what the driver has reported since the last check: what was just tried was allowed to fail.</summary>
    public void Forget() => firstMessage = null;

    public void Dispose()
    {
        Gl.Dispose();
        headless?.Dispose();
    }

    private void OnMessage(GLEnum source, GLEnum type, int id, GLEnum severity, int length, nint message, nint userParam)
    {
        // An exception can't cross the driver's frames: keep the first message for Check. Notifications are chatter.
        if (severity == GLEnum.DebugSeverityNotification || type == GLEnum.DebugTypePerformance || type == GLEnum.DebugTypeOther) return;
        firstMessage ??= $"OpenGL {type}: {Marshal.PtrToStringUTF8(message, length)}";
    }
}
