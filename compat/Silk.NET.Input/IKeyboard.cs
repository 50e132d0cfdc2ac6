namespace Silk.NET.Input;

public interface IKeyboard : IInputDevice
{
    /// <summary>With the scancode; a held key is reported once.</summary>
    event Action<IKeyboard, Key, int>? KeyDown;

    event Action<IKeyboard, Key, int>? KeyUp;

    /// <summary>Typed text, with the layout and dead keys applied.</summary>
    event Action<IKeyboard, char>? KeyChar;

    IReadOnlyList<Key> SupportedKeys { get; }

    string ClipboardText { get; set; }

    bool IsKeyPressed(Key key);

    /// <summary>Shows an on-screen keyboard where there is one; nothing on a desktop.</summary>
    void BeginInput();

    void EndInput();
}
