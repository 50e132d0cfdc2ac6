namespace Silk.NET.OpenGL;

public enum BufferAccessARB : int
{
    ReadOnly = 0x88B8,
    WriteOnly = 0x88B9,
    ReadWrite = 0x88BA,
}
