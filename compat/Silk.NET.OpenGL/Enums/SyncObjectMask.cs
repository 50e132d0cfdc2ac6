namespace Silk.NET.OpenGL;

public enum SyncObjectMask : int
{
    Bit = 0x1,
}
