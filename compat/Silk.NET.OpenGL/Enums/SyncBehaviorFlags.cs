namespace Silk.NET.OpenGL;

public enum SyncBehaviorFlags : int
{
    None = 0x0,
}
