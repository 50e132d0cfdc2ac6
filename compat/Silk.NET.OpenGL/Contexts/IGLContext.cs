namespace Silk.NET.Core.Contexts;

/// <summary>An OpenGL context; it is current on at most one thread at a time.</summary>
public interface IGLContext : INativeContext
{
    nint Handle { get; }

    IGLContextSource? Source { get; }

    bool IsCurrent { get; }

    /// <summary>0 presents at once, 1 waits for the vertical blank. The context must be current.</summary>
    void SwapInterval(int interval);

    void SwapBuffers();

    void MakeCurrent();

    /// <summary>Makes no context current on the calling thread.</summary>
    void Clear();
}
