using System.Numerics;
using Silk.NET.Windowing;

namespace Silk.NET.Input;

internal sealed class GlfwMouse : IMouse, ICursor
{
    private const int CursorInputMode = 0x00033001;
    private const int RawMotionInputMode = 0x00033005;
    private const int NormalCursor = 0x00034001;
    private const int HiddenCursor = 0x00034002;
    private const int DisabledCursor = 0x00034003;

    private static readonly MouseButton[] Buttons =
        [MouseButton.Left, MouseButton.Right, MouseButton.Middle, MouseButton.Button4, MouseButton.Button5, MouseButton.Button6, MouseButton.Button7, MouseButton.Button8];

    private readonly nint _window;
    private readonly ScrollWheel[] _wheels = new ScrollWheel[1];

    internal GlfwMouse(nint window) => _window = window;

    public event Action<IMouse, MouseButton>? MouseDown;

    public event Action<IMouse, MouseButton>? MouseUp;

    public event Action<IMouse, Vector2>? MouseMove;

    public event Action<IMouse, ScrollWheel>? Scroll;

    public string Name => "Mouse";

    public int Index => 0;

    public bool IsConnected => true;

    public IReadOnlyList<MouseButton> SupportedButtons => Buttons;

    public IReadOnlyList<ScrollWheel> ScrollWheels => _wheels;

    public ICursor Cursor => this;

    public Vector2 Position
    {
        get
        {
            Glfw.glfwGetCursorPos(_window, out var x, out var y);
            return new Vector2((float)x, (float)y);
        }
        set => Glfw.glfwSetCursorPos(_window, value.X, value.Y);
    }

    public CursorMode CursorMode
    {
        get => Glfw.glfwGetInputMode(_window, CursorInputMode) switch
        {
            HiddenCursor => CursorMode.Hidden,
            DisabledCursor => Glfw.glfwGetInputMode(_window, RawMotionInputMode) != 0 ? CursorMode.Raw : CursorMode.Disabled,
            _ => CursorMode.Normal,
        };
        set
        {
            Glfw.glfwSetInputMode(_window, CursorInputMode, value switch
            {
                CursorMode.Normal => NormalCursor,
                CursorMode.Hidden => HiddenCursor,
                _ => DisabledCursor,
            });
            Glfw.glfwSetInputMode(_window, RawMotionInputMode, value == CursorMode.Raw ? 1 : 0);
        }
    }

    public bool IsButtonPressed(MouseButton btn) => btn is >= MouseButton.Left and <= MouseButton.Button8 && Glfw.glfwGetMouseButton(_window, (int)btn) != 0;

    internal void RaiseDown(MouseButton button) => MouseDown?.Invoke(this, button);

    internal void RaiseUp(MouseButton button) => MouseUp?.Invoke(this, button);

    internal void RaiseMove(Vector2 position) => MouseMove?.Invoke(this, position);

    internal void RaiseScroll(ScrollWheel wheel)
    {
        _wheels[0] = wheel;
        Scroll?.Invoke(this, wheel);
    }
}
