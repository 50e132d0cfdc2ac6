namespace Silk.NET.OpenGL;

[Flags]
public enum ContextFlagMask : int
{
    None = 0x0,
    ForwardCompatibleBit = 0x1,
    DebugBit = 0x2,
    RobustAccessBit = 0x4,
    NoErrorBit = 0x8,
}
