namespace Silk.NET.OpenGL;

public enum TextureMagFilter : int
{
    Nearest = 0x2600,
    Linear = 0x2601,
}
