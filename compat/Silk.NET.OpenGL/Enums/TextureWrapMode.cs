namespace Silk.NET.OpenGL;

public enum TextureWrapMode : int
{
    Repeat = 0x2901,
    ClampToBorder = 0x812D,
    ClampToEdge = 0x812F,
    MirroredRepeat = 0x8370,
}
