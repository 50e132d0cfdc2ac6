namespace Silk.NET.OpenGL;

public enum ProgramParameterPName : int
{
    BinaryRetrievableHint = 0x8257,
    Separable = 0x8258,
}
