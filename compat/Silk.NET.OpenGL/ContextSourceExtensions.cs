using Silk.NET.Core.Contexts;

namespace Silk.NET.OpenGL;

public static class ContextSourceExtensions
{
    /// <summary>The OpenGL functions of a window's context; call it in or after Load.</summary>
    public static GL CreateOpenGL(this IGLContextSource src) => GL.GetApi(src);
}
