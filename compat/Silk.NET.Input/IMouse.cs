using System.Numerics;

namespace Silk.NET.Input;

public interface IMouse : IInputDevice
{
    event Action<IMouse, MouseButton>? MouseDown;

    event Action<IMouse, MouseButton>? MouseUp;

    /// <summary>With the position in screen coordinates of the window's client area.</summary>
    event Action<IMouse, Vector2>? MouseMove;

    event Action<IMouse, ScrollWheel>? Scroll;

    IReadOnlyList<MouseButton> SupportedButtons { get; }

    /// <summary>The last movement of the wheel.</summary>
    IReadOnlyList<ScrollWheel> ScrollWheels { get; }

    Vector2 Position { get; set; }

    ICursor Cursor { get; }

    bool IsButtonPressed(MouseButton btn);
}
