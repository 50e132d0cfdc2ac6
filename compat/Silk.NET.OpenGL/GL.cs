using System.Runtime.InteropServices;
using Silk.NET.Core.Contexts;
using Silk.NET.Core.Native;

namespace Silk.NET.OpenGL;

/// <summary>
/// The OpenGL functions of one context. Each entry point is looked up on its first call; a driver without it gives a
/// <see cref="Silk.NET.Core.Loader.SymbolLoadingException"/> that names the function. Calls allocate nothing.
/// </summary>
public unsafe partial class GL : NativeAPI
{
    private DebugProc? _debugProc;
    private HashSet<string>? _extensions;

    public GL(INativeContext ctx) : base(ctx) { }

    /// <summary>Binds to the context of a window; throws <see cref="InvalidOperationException"/> where it has none.</summary>
    public static GL GetApi(IGLContextSource contextSource) =>
        GetApi(contextSource.GLContext ?? throw new InvalidOperationException("This IGLContextSource has no OpenGL context; ask for one before it is initialized."));

    public static GL GetApi(IGLContext ctx) => GetApi((INativeContext)ctx);

    /// <param name="getProcAddress">Gives the address of an OpenGL function, or 0; eglGetProcAddress, for instance.</param>
    public static GL GetApi(Func<string, nint> getProcAddress) => GetApi(new LamdaNativeContext(getProcAddress));

    public static GL GetApi(INativeContext ctx) => new(ctx);

    /// <summary>Whether the current context has an extension, named with or without its GL_ prefix.</summary>
    public override bool IsExtensionPresent(string extension)
    {
        _extensions ??= ReadExtensions();
        return _extensions.Contains(extension.StartsWith("GL_", StringComparison.Ordinal) ? extension : "GL_" + extension);
    }

    /// <summary>UTF-8 with a closing zero, for the string overloads of calls that are made while programs are built.</summary>
    internal static byte[] Utf8(string text) => System.Text.Encoding.UTF8.GetBytes(text + "\0");

    private static byte Bool(bool value) => value ? (byte)1 : (byte)0;

    private HashSet<string> ReadExtensions()
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        var count = (uint)GetInteger(GLEnum.NumExtensions);
        for (uint i = 0; i < count; i++)
            names.Add(GetStringS(StringName.Extensions, i));
        return names;
    }

    private nint Entry(ref nint slot, string name) => slot != 0 ? slot : slot = Context.GetProcAddress(name);

    // The driver holds the pointer until the next call: the delegate must outlive that.
    private nint Keep(DebugProc callback)
    {
        _debugProc = callback;
        return callback is null ? 0 : Marshal.GetFunctionPointerForDelegate(callback);
    }
}
