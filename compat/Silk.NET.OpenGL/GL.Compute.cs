namespace Silk.NET.OpenGL;

// Compute dispatch, memory barriers and fences.
public unsafe partial class GL
{
    private nint _dispatchCompute, _memoryBarrier, _fenceSync, _clientWaitSync, _waitSync, _deleteSync, _getSynciv;

    public void DispatchCompute(uint num_groups_x, uint num_groups_y, uint num_groups_z)
        => ((delegate* unmanaged<uint, uint, uint, void>)Entry(ref _dispatchCompute, "glDispatchCompute"))(num_groups_x, num_groups_y, num_groups_z);

    public void MemoryBarrier(uint barriers) => ((delegate* unmanaged<uint, void>)Entry(ref _memoryBarrier, "glMemoryBarrier"))(barriers);
    public void MemoryBarrier(MemoryBarrierMask barriers) => MemoryBarrier((uint)barriers);

    public nint FenceSync(GLEnum condition, uint flags)
        => ((delegate* unmanaged<GLEnum, uint, nint>)Entry(ref _fenceSync, "glFenceSync"))(condition, flags);
    public nint FenceSync(GLEnum condition, SyncBehaviorFlags flags) => FenceSync(condition, (uint)flags);
    public nint FenceSync(SyncCondition condition, uint flags) => FenceSync((GLEnum)condition, flags);
    public nint FenceSync(SyncCondition condition, SyncBehaviorFlags flags) => FenceSync((GLEnum)condition, (uint)flags);

    public GLEnum ClientWaitSync(nint sync, uint flags, ulong timeout)
        => ((delegate* unmanaged<nint, uint, ulong, GLEnum>)Entry(ref _clientWaitSync, "glClientWaitSync"))(sync, flags, timeout);
    public GLEnum ClientWaitSync(nint sync, SyncObjectMask flags, ulong timeout) => ClientWaitSync(sync, (uint)flags, timeout);

    public void WaitSync(nint sync, uint flags, ulong timeout)
        => ((delegate* unmanaged<nint, uint, ulong, void>)Entry(ref _waitSync, "glWaitSync"))(sync, flags, timeout);
    public void WaitSync(nint sync, SyncBehaviorFlags flags, ulong timeout) => WaitSync(sync, (uint)flags, timeout);

    public void DeleteSync(nint sync) => ((delegate* unmanaged<nint, void>)Entry(ref _deleteSync, "glDeleteSync"))(sync);

    public void GetSync(nint sync, GLEnum pname, uint count, uint* length, int* values)
        => ((delegate* unmanaged<nint, GLEnum, uint, uint*, int*, void>)Entry(ref _getSynciv, "glGetSynciv"))(sync, pname, count, length, values);
    public void GetSync(nint sync, GLEnum pname, uint count, uint* length, out int values)
    { fixed (int* valuesPointer = &values) GetSync(sync, pname, count, length, valuesPointer); }
    public void GetSync(nint sync, GLEnum pname, uint count, out uint length, int* values)
    { fixed (uint* lengthPointer = &length) GetSync(sync, pname, count, lengthPointer, values); }
    public void GetSync(nint sync, GLEnum pname, uint count, out uint length, out int values)
    { fixed (uint* lengthPointer = &length) fixed (int* valuesPointer = &values) GetSync(sync, pname, count, lengthPointer, valuesPointer); }
    public void GetSync(nint sync, SyncParameterName pname, uint count, uint* length, int* values)
        => GetSync(sync, (GLEnum)pname, count, length, values);
    public void GetSync(nint sync, SyncParameterName pname, uint count, uint* length, out int values)
    { fixed (int* valuesPointer = &values) GetSync(sync, (GLEnum)pname, count, length, valuesPointer); }
    public void GetSync(nint sync, SyncParameterName pname, uint count, out uint length, int* values)
    { fixed (uint* lengthPointer = &length) GetSync(sync, (GLEnum)pname, count, lengthPointer, values); }
    public void GetSync(nint sync, SyncParameterName pname, uint count, out uint length, out int values)
    { fixed (uint* lengthPointer = &length) fixed (int* valuesPointer = &values) GetSync(sync, (GLEnum)pname, count, lengthPointer, valuesPointer); }
    public void GetSync(nint sync, GLEnum pname, uint* length, Span<int> values)
    { fixed (int* valuesPointer = values) GetSync(sync, pname, (uint)values.Length, length, valuesPointer); }
    public void GetSync(nint sync, GLEnum pname, out uint length, Span<int> values)
    { fixed (uint* lengthPointer = &length) fixed (int* valuesPointer = values) GetSync(sync, pname, (uint)values.Length, lengthPointer, valuesPointer); }
    public void GetSync(nint sync, SyncParameterName pname, uint* length, Span<int> values)
    { fixed (int* valuesPointer = values) GetSync(sync, (GLEnum)pname, (uint)values.Length, length, valuesPointer); }
    public void GetSync(nint sync, SyncParameterName pname, out uint length, Span<int> values)
    { fixed (uint* lengthPointer = &length) fixed (int* valuesPointer = values) GetSync(sync, (GLEnum)pname, (uint)values.Length, lengthPointer, valuesPointer); }
    public int GetSync(nint sync, GLEnum pname, uint count, uint* length)
    { int value; GetSync(sync, pname, count, length, &value); return value; }
    public int GetSync(nint sync, GLEnum pname, uint count, out uint length)
    { int value; fixed (uint* lengthPointer = &length) GetSync(sync, pname, count, lengthPointer, &value); return value; }
    public int GetSync(nint sync, SyncParameterName pname, uint count, uint* length)
    { int value; GetSync(sync, (GLEnum)pname, count, length, &value); return value; }
    public int GetSync(nint sync, SyncParameterName pname, uint count, out uint length)
    { int value; fixed (uint* lengthPointer = &length) GetSync(sync, (GLEnum)pname, count, lengthPointer, &value); return value; }
}
