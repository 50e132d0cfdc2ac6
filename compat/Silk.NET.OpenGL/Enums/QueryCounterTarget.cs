namespace Silk.NET.OpenGL;

public enum QueryCounterTarget : int
{
    Timestamp = 0x8E28,
}
