namespace Silk.NET.OpenGL;

[Flags]
public enum MapBufferAccessMask : int
{
    None = 0x0,
    ReadBit = 0x1,
    WriteBit = 0x2,
    InvalidateRangeBit = 0x4,
    InvalidateBufferBit = 0x8,
    FlushExplicitBit = 0x10,
    UnsynchronizedBit = 0x20,
    PersistentBit = 0x40,
    CoherentBit = 0x80,
}
