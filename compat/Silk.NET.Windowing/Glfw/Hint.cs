namespace Silk.NET.Windowing;

/// <summary>GLFW's window hints and attributes, and their values.</summary>
internal static class Hint
{
    internal const int Iconified = 0x00020002;
    internal const int Resizable = 0x00020003;
    internal const int Visible = 0x00020004;
    internal const int Decorated = 0x00020005;
    internal const int Floating = 0x00020007;
    internal const int Maximized = 0x00020008;
    internal const int TransparentFramebuffer = 0x0002000A;
    internal const int DepthBits = 0x00021005;
    internal const int StencilBits = 0x00021006;
    internal const int Samples = 0x0002100D;
    internal const int ClientApi = 0x00022001;
    internal const int ContextVersionMajor = 0x00022002;
    internal const int ContextVersionMinor = 0x00022003;
    internal const int OpenGLForwardCompat = 0x00022006;
    internal const int OpenGLDebugContext = 0x00022007;
    internal const int OpenGLProfile = 0x00022008;
    internal const int X11ClassName = 0x00024001;
    internal const int X11InstanceName = 0x00024002;

    internal const int NoApi = 0;
    internal const int OpenGLApi = 0x00030001;
    internal const int OpenGLEsApi = 0x00030002;
    internal const int CoreProfile = 0x00032001;
    internal const int CompatProfile = 0x00032002;
}
