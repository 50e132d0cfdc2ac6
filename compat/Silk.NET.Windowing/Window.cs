namespace Silk.NET.Windowing;

public static class Window
{
    /// <summary>
    /// A window that <see cref="IView.Initialize"/> will open. Throws <see cref="PlatformNotSupportedException"/> with GLFW's
    /// reason where there is no display; a context that the driver refuses shows at Initialize, as a
    /// <see cref="Silk.NET.GLFW.GlfwException"/>, and another window may be tried after that.
    /// </summary>
    public static IWindow Create(WindowOptions options)
    {
        GlfwLibrary.Initialize();
        return new GlfwWindow(options);
    }
}
