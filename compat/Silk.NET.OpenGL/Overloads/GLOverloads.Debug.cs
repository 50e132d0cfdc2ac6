namespace Silk.NET.OpenGL;

// Span forms. Debug output and object labels.
public static unsafe partial class GLOverloads
{
    public static void DebugMessageCallback<T0>(this GL gl, DebugProc callback, ReadOnlySpan<T0> userParam) where T0 : unmanaged
    { fixed (T0* userParamPointer = userParam) gl.DebugMessageCallback(callback, userParamPointer); }

    public static void DebugMessageControl(this GL gl, GLEnum source, GLEnum type, GLEnum severity, uint count, ReadOnlySpan<uint> ids, bool enabled)
    { fixed (uint* idsPointer = ids) gl.DebugMessageControl(source, type, severity, count, idsPointer, enabled); }
    public static void DebugMessageControl(this GL gl, GLEnum source, GLEnum type, DebugSeverity severity, uint count, ReadOnlySpan<uint> ids, bool enabled)
    { fixed (uint* idsPointer = ids) gl.DebugMessageControl(source, type, (GLEnum)severity, count, idsPointer, enabled); }
    public static void DebugMessageControl(this GL gl, GLEnum source, DebugType type, GLEnum severity, uint count, ReadOnlySpan<uint> ids, bool enabled)
    { fixed (uint* idsPointer = ids) gl.DebugMessageControl(source, (GLEnum)type, severity, count, idsPointer, enabled); }
    public static void DebugMessageControl(this GL gl, GLEnum source, DebugType type, DebugSeverity severity, uint count, ReadOnlySpan<uint> ids, bool enabled)
    { fixed (uint* idsPointer = ids) gl.DebugMessageControl(source, (GLEnum)type, (GLEnum)severity, count, idsPointer, enabled); }
    public static void DebugMessageControl(this GL gl, DebugSource source, GLEnum type, GLEnum severity, uint count, ReadOnlySpan<uint> ids, bool enabled)
    { fixed (uint* idsPointer = ids) gl.DebugMessageControl((GLEnum)source, type, severity, count, idsPointer, enabled); }
    public static void DebugMessageControl(this GL gl, DebugSource source, GLEnum type, DebugSeverity severity, uint count, ReadOnlySpan<uint> ids, bool enabled)
    { fixed (uint* idsPointer = ids) gl.DebugMessageControl((GLEnum)source, type, (GLEnum)severity, count, idsPointer, enabled); }
    public static void DebugMessageControl(this GL gl, DebugSource source, DebugType type, GLEnum severity, uint count, ReadOnlySpan<uint> ids, bool enabled)
    { fixed (uint* idsPointer = ids) gl.DebugMessageControl((GLEnum)source, (GLEnum)type, severity, count, idsPointer, enabled); }
    public static void DebugMessageControl(this GL gl, DebugSource source, DebugType type, DebugSeverity severity, uint count, ReadOnlySpan<uint> ids, bool enabled)
    { fixed (uint* idsPointer = ids) gl.DebugMessageControl((GLEnum)source, (GLEnum)type, (GLEnum)severity, count, idsPointer, enabled); }

    public static void ObjectLabel(this GL gl, GLEnum identifier, uint name, uint length, ReadOnlySpan<byte> label)
    { fixed (byte* labelPointer = label) gl.ObjectLabel(identifier, name, length, labelPointer); }
    public static void ObjectLabel(this GL gl, ObjectIdentifier identifier, uint name, uint length, ReadOnlySpan<byte> label)
    { fixed (byte* labelPointer = label) gl.ObjectLabel((GLEnum)identifier, name, length, labelPointer); }
}
