namespace Silk.NET.Input;

/// <summary>The keyboards and mice of one window; GLFW has one of each.</summary>
public interface IInputContext : IDisposable
{
    nint Handle { get; }

    IReadOnlyList<IKeyboard> Keyboards { get; }

    IReadOnlyList<IMouse> Mice { get; }
}
