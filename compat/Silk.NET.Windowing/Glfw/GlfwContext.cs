using Silk.NET.Core.Contexts;
using Silk.NET.Core.Loader;

namespace Silk.NET.Windowing;

/// <summary>The OpenGL context of a GLFW window.</summary>
internal sealed class GlfwContext : IGLContext
{
    internal GlfwContext(nint window, IGLContextSource source) => (Handle, Source) = (window, source);

    public nint Handle { get; }

    public IGLContextSource? Source { get; }

    public bool IsCurrent => Glfw.glfwGetCurrentContext() == Handle;

    public void SwapInterval(int interval) => Glfw.glfwSwapInterval(interval);

    public void SwapBuffers() => Glfw.glfwSwapBuffers(Handle);

    public void MakeCurrent()
    {
        Glfw.glfwMakeContextCurrent(Handle);
        if (!IsCurrent) GlfwLibrary.ThrowIfError();
    }

    public void Clear()
    {
        if (IsCurrent) Glfw.glfwMakeContextCurrent(0);
    }

    public nint GetProcAddress(string proc, int? slot = default) =>
        TryGetProcAddress(proc, out var address) ? address : throw new SymbolLoadingException(proc);

    public bool TryGetProcAddress(string proc, out nint addr, int? slot = default) => (addr = Glfw.glfwGetProcAddress(proc)) != 0;

    public void Dispose() { }
}
