namespace Silk.NET.OpenGL;

public enum DrawElementsType : int
{
    UnsignedByte = 0x1401,
    UnsignedShort = 0x1403,
    UnsignedInt = 0x1405,
}
