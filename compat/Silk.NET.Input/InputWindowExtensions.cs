using Silk.NET.Windowing;

namespace Silk.NET.Input;

public static class InputWindowExtensions
{
    /// <summary>The keyboard and mouse of a window; call it in or after Load.</summary>
    public static IInputContext CreateInput(this IView view)
    {
        if (!view.IsInitialized)
            throw new InvalidOperationException("Input needs an initialized window: call CreateInput in Load or later.");
        return view is GlfwWindow window ? new GlfwInputContext(window) : throw new NotSupportedException("This view has no input.");
    }
}
