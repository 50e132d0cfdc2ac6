namespace Silk.NET.OpenGL;

public enum SyncParameterName : int
{
    ObjectType = 0x9112,
    SyncCondition = 0x9113,
    SyncStatus = 0x9114,
    SyncFlags = 0x9115,
}
