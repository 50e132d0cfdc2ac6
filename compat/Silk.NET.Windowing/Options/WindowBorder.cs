namespace Silk.NET.Windowing;

public enum WindowBorder
{
    Resizable,
    Fixed,
    Hidden,
}
