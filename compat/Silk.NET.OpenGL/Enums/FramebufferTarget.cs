namespace Silk.NET.OpenGL;

public enum FramebufferTarget : int
{
    ReadFramebuffer = 0x8CA8,
    DrawFramebuffer = 0x8CA9,
    Framebuffer = 0x8D40,
}
