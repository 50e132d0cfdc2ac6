namespace Silk.NET.Windowing;

public enum ContextProfile
{
    Core,
    Compatability,
}
