namespace Silk.NET.Input;

public interface ICursor
{
    /// <summary>Hidden over the window, or held inside it (Disabled, Raw) for endless movement.</summary>
    CursorMode CursorMode { get; set; }
}
