using System.Runtime.InteropServices;
using Silk.NET.Windowing;

namespace Silk.NET.Input;

internal sealed unsafe class GlfwKeyboard(nint window) : IKeyboard
{
    private static readonly Key[] AllKeys = [.. Enum.GetValues<Key>().Distinct().Where(key => key != Key.Unknown)];

    public event Action<IKeyboard, Key, int>? KeyDown;

    public event Action<IKeyboard, Key, int>? KeyUp;

    public event Action<IKeyboard, char>? KeyChar;

    public string Name => "Keyboard";

    public int Index => 0;

    public bool IsConnected => true;

    public IReadOnlyList<Key> SupportedKeys => AllKeys;

    public string ClipboardText
    {
        get => Marshal.PtrToStringUTF8((nint)Glfw.glfwGetClipboardString(window)) ?? "";
        set => Glfw.glfwSetClipboardString(window, value);
    }

    public bool IsKeyPressed(Key key) => key != Key.Unknown && Glfw.glfwGetKey(window, (int)key) != 0;

    public void BeginInput() { }

    public void EndInput() { }

    internal void RaiseDown(Key key, int scancode) => KeyDown?.Invoke(this, key, scancode);

    internal void RaiseUp(Key key, int scancode) => KeyUp?.Invoke(this, key, scancode);

    internal void RaiseChar(char character) => KeyChar?.Invoke(this, character);
}
