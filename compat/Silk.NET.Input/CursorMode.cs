namespace Silk.NET.Input;

public enum CursorMode
{
    Normal,
    Hidden,
    Disabled,
    Raw,
}
