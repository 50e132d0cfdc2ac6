namespace Silk.NET.OpenGL;

public enum SyncCondition : int
{
    SyncGpuCommandsComplete = 0x9117,
}
