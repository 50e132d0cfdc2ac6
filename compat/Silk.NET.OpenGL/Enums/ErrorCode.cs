namespace Silk.NET.OpenGL;

public enum ErrorCode : int
{
    NoError = 0x0,
    InvalidEnum = 0x500,
    InvalidValue = 0x501,
    InvalidOperation = 0x502,
    OutOfMemory = 0x505,
    InvalidFramebufferOperation = 0x506,
}
