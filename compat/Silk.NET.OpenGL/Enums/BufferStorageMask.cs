namespace Silk.NET.OpenGL;

[Flags]
public enum BufferStorageMask : int
{
    None = 0x0,
    DynamicStorageBit = 0x100,
    ClientStorageBit = 0x200,
    MapReadBit = 0x1,
    MapWriteBit = 0x2,
    MapPersistentBit = 0x40,
    MapCoherentBit = 0x80,
}
