using System.Runtime.InteropServices;

namespace Silk.NET.Windowing;

/// <summary>GLFWvidmode.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct GlfwVideoMode
{
    internal int Width;
    internal int Height;
    internal int RedBits;
    internal int GreenBits;
    internal int BlueBits;
    internal int RefreshRate;
}
