using System.Runtime.InteropServices;

namespace Silk.NET.OpenGL;

/// <summary>Receives the driver's debug messages; <paramref name="message"/> is UTF-8 of <paramref name="length"/> bytes.</summary>
[UnmanagedFunctionPointer(CallingConvention.Winapi)]
public delegate void DebugProc(GLEnum source, GLEnum type, int id, GLEnum severity, int length, nint message, nint userParam);
