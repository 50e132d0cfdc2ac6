namespace Silk.NET.OpenGL;

public enum ContextProfileMask : int
{
    CoreProfileBit = 0x1,
    CompatibilityProfileBit = 0x2,
}
