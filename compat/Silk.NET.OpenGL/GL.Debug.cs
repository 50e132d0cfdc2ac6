namespace Silk.NET.OpenGL;

// Debug output and object labels.
public unsafe partial class GL
{
    private nint _debugMessageCallback, _debugMessageControl, _objectLabel;

    public void DebugMessageCallback(DebugProc callback, void* userParam)
        => ((delegate* unmanaged<nint, void*, void>)Entry(ref _debugMessageCallback, "glDebugMessageCallback"))(Keep(callback), userParam);
    public void DebugMessageCallback<T0>(DebugProc callback, ref readonly T0 userParam) where T0 : unmanaged
    { fixed (T0* userParamPointer = &userParam) DebugMessageCallback(callback, userParamPointer); }

    public void DebugMessageControl(GLEnum source, GLEnum type, GLEnum severity, uint count, uint* ids, bool enabled)
        => ((delegate* unmanaged<GLEnum, GLEnum, GLEnum, uint, uint*, byte, void>)Entry(ref _debugMessageControl, "glDebugMessageControl"))(source, type, severity, count, ids, Bool(enabled));
    public void DebugMessageControl(GLEnum source, GLEnum type, GLEnum severity, uint count, ref readonly uint ids, bool enabled)
    { fixed (uint* idsPointer = &ids) DebugMessageControl(source, type, severity, count, idsPointer, enabled); }
    public void DebugMessageControl(GLEnum source, GLEnum type, DebugSeverity severity, uint count, uint* ids, bool enabled)
        => DebugMessageControl(source, type, (GLEnum)severity, count, ids, enabled);
    public void DebugMessageControl(GLEnum source, GLEnum type, DebugSeverity severity, uint count, ref readonly uint ids, bool enabled)
    { fixed (uint* idsPointer = &ids) DebugMessageControl(source, type, (GLEnum)severity, count, idsPointer, enabled); }
    public void DebugMessageControl(GLEnum source, DebugType type, GLEnum severity, uint count, uint* ids, bool enabled)
        => DebugMessageControl(source, (GLEnum)type, severity, count, ids, enabled);
    public void DebugMessageControl(GLEnum source, DebugType type, GLEnum severity, uint count, ref readonly uint ids, bool enabled)
    { fixed (uint* idsPointer = &ids) DebugMessageControl(source, (GLEnum)type, severity, count, idsPointer, enabled); }
    public void DebugMessageControl(GLEnum source, DebugType type, DebugSeverity severity, uint count, uint* ids, bool enabled)
        => DebugMessageControl(source, (GLEnum)type, (GLEnum)severity, count, ids, enabled);
    public void DebugMessageControl(GLEnum source, DebugType type, DebugSeverity severity, uint count, ref readonly uint ids, bool enabled)
    { fixed (uint* idsPointer = &ids) DebugMessageControl(source, (GLEnum)type, (GLEnum)severity, count, idsPointer, enabled); }
    public void DebugMessageControl(DebugSource source, GLEnum type, GLEnum severity, uint count, uint* ids, bool enabled)
        => DebugMessageControl((GLEnum)source, type, severity, count, ids, enabled);
    public void DebugMessageControl(DebugSource source, GLEnum type, GLEnum severity, uint count, ref readonly uint ids, bool enabled)
    { fixed (uint* idsPointer = &ids) DebugMessageControl((GLEnum)source, type, severity, count, idsPointer, enabled); }
    public void DebugMessageControl(DebugSource source, GLEnum type, DebugSeverity severity, uint count, uint* ids, bool enabled)
        => DebugMessageControl((GLEnum)source, type, (GLEnum)severity, count, ids, enabled);
    public void DebugMessageControl(DebugSource source, GLEnum type, DebugSeverity severity, uint count, ref readonly uint ids, bool enabled)
    { fixed (uint* idsPointer = &ids) DebugMessageControl((GLEnum)source, type, (GLEnum)severity, count, idsPointer, enabled); }
    public void DebugMessageControl(DebugSource source, DebugType type, GLEnum severity, uint count, uint* ids, bool enabled)
        => DebugMessageControl((GLEnum)source, (GLEnum)type, severity, count, ids, enabled);
    public void DebugMessageControl(DebugSource source, DebugType type, GLEnum severity, uint count, ref readonly uint ids, bool enabled)
    { fixed (uint* idsPointer = &ids) DebugMessageControl((GLEnum)source, (GLEnum)type, severity, count, idsPointer, enabled); }
    public void DebugMessageControl(DebugSource source, DebugType type, DebugSeverity severity, uint count, uint* ids, bool enabled)
        => DebugMessageControl((GLEnum)source, (GLEnum)type, (GLEnum)severity, count, ids, enabled);
    public void DebugMessageControl(DebugSource source, DebugType type, DebugSeverity severity, uint count, ref readonly uint ids, bool enabled)
    { fixed (uint* idsPointer = &ids) DebugMessageControl((GLEnum)source, (GLEnum)type, (GLEnum)severity, count, idsPointer, enabled); }
    public void DebugMessageControl(GLEnum source, GLEnum type, GLEnum severity, ReadOnlySpan<uint> ids, bool enabled)
    { fixed (uint* idsPointer = ids) DebugMessageControl(source, type, severity, (uint)ids.Length, idsPointer, enabled); }
    public void DebugMessageControl(GLEnum source, GLEnum type, DebugSeverity severity, ReadOnlySpan<uint> ids, bool enabled)
    { fixed (uint* idsPointer = ids) DebugMessageControl(source, type, (GLEnum)severity, (uint)ids.Length, idsPointer, enabled); }
    public void DebugMessageControl(GLEnum source, DebugType type, GLEnum severity, ReadOnlySpan<uint> ids, bool enabled)
    { fixed (uint* idsPointer = ids) DebugMessageControl(source, (GLEnum)type, severity, (uint)ids.Length, idsPointer, enabled); }
    public void DebugMessageControl(GLEnum source, DebugType type, DebugSeverity severity, ReadOnlySpan<uint> ids, bool enabled)
    { fixed (uint* idsPointer = ids) DebugMessageControl(source, (GLEnum)type, (GLEnum)severity, (uint)ids.Length, idsPointer, enabled); }
    public void DebugMessageControl(DebugSource source, GLEnum type, GLEnum severity, ReadOnlySpan<uint> ids, bool enabled)
    { fixed (uint* idsPointer = ids) DebugMessageControl((GLEnum)source, type, severity, (uint)ids.Length, idsPointer, enabled); }
    public void DebugMessageControl(DebugSource source, GLEnum type, DebugSeverity severity, ReadOnlySpan<uint> ids, bool enabled)
    { fixed (uint* idsPointer = ids) DebugMessageControl((GLEnum)source, type, (GLEnum)severity, (uint)ids.Length, idsPointer, enabled); }
    public void DebugMessageControl(DebugSource source, DebugType type, GLEnum severity, ReadOnlySpan<uint> ids, bool enabled)
    { fixed (uint* idsPointer = ids) DebugMessageControl((GLEnum)source, (GLEnum)type, severity, (uint)ids.Length, idsPointer, enabled); }
    public void DebugMessageControl(DebugSource source, DebugType type, DebugSeverity severity, ReadOnlySpan<uint> ids, bool enabled)
    { fixed (uint* idsPointer = ids) DebugMessageControl((GLEnum)source, (GLEnum)type, (GLEnum)severity, (uint)ids.Length, idsPointer, enabled); }

    public void ObjectLabel(GLEnum identifier, uint name, uint length, byte* label)
        => ((delegate* unmanaged<GLEnum, uint, uint, byte*, void>)Entry(ref _objectLabel, "glObjectLabel"))(identifier, name, length, label);
    public void ObjectLabel(GLEnum identifier, uint name, uint length, ref readonly byte label)
    { fixed (byte* labelPointer = &label) ObjectLabel(identifier, name, length, labelPointer); }
    public void ObjectLabel(GLEnum identifier, uint name, uint length, string label)
    { fixed (byte* labelPointer = Utf8(label)) ObjectLabel(identifier, name, length, labelPointer); }
    public void ObjectLabel(ObjectIdentifier identifier, uint name, uint length, byte* label) => ObjectLabel((GLEnum)identifier, name, length, label);
    public void ObjectLabel(ObjectIdentifier identifier, uint name, uint length, ref readonly byte label)
    { fixed (byte* labelPointer = &label) ObjectLabel((GLEnum)identifier, name, length, labelPointer); }
    public void ObjectLabel(ObjectIdentifier identifier, uint name, uint length, string label)
    { fixed (byte* labelPointer = Utf8(label)) ObjectLabel((GLEnum)identifier, name, length, labelPointer); }
}
