namespace Silk.NET.Input;

public enum MouseButton
{
    Unknown = -1,
    Left,
    Right,
    Middle,
    Button4,
    Button5,
    Button6,
    Button7,
    Button8,
    Button9,
    Button10,
    Button11,
    Button12,
}
