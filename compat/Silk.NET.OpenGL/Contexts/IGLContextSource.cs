namespace Silk.NET.Core.Contexts;

public interface IGLContextSource
{
    /// <summary>Null before initialization, and for windows without OpenGL.</summary>
    IGLContext? GLContext { get; }
}
