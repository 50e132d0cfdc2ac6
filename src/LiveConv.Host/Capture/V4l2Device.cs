using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace LiveConv.Host.Capture;

/// <summary>One open video device: the few ioctls that tell what it is.</summary>
internal sealed class V4l2Device : IDisposable
{
    // Looked up through the main program, not in libc itself: only so does a preloaded library (the tests' camera) come first.
    private static readonly OpenFunction _open = Find<OpenFunction>("open");
    private static readonly CloseFunction _close = Find<CloseFunction>("close");
    private static readonly ControlFunction _control = Find<ControlFunction>("ioctl");

    private const int ReadWrite = 2, NonBlocking = 0x800, CloseOnExec = 0x80000, Interrupted = 4;
    private const uint Read = 2, Write = 1, VideoCapture = 1, MemoryMapped = 1;

    private readonly int _descriptor;

    private V4l2Device(int descriptor) => _descriptor = descriptor;

    [UnmanagedFunctionPointer(CallingConvention.Cdecl, SetLastError = true)]
    private delegate int OpenFunction([MarshalAs(UnmanagedType.LPUTF8Str)] string path, int flags);

    [UnmanagedFunctionPointer(CallingConvention.Cdecl)]
    private delegate int CloseFunction(int descriptor);

    [UnmanagedFunctionPointer(CallingConvention.Cdecl, SetLastError = true)]
    private delegate int ControlFunction(int descriptor, nuint request, ref byte argument);

    /// <returns>The device, or null and the error number.</returns>
    public static V4l2Device? Open(string path, out int error)
    {
        var descriptor = _open(path, ReadWrite | NonBlocking | CloseOnExec);
        error = descriptor < 0 ? Marshal.GetLastPInvokeError() : 0;
        return descriptor < 0 ? null : new V4l2Device(descriptor);
    }

    public bool TryQuery(out Capability capability)
    {
        capability = default;
        return Control(Read, 0, ref capability) == 0;
    }

    public bool TryGetFormat(uint index, out FormatDescription format)
    {
        format = new FormatDescription { Index = index, Type = VideoCapture };
        return Control(Read | Write, 2, ref format) == 0;
    }

    public bool TryGetSize(uint index, uint pixelFormat, out FrameSize size)
    {
        size = new FrameSize { Index = index, PixelFormat = pixelFormat };
        return Control(Read | Write, 74, ref size) == 0;
    }

    public bool TryGetInterval(uint index, uint pixelFormat, uint width, uint height, out FrameInterval interval)
    {
        interval = new FrameInterval { Index = index, PixelFormat = pixelFormat, Width = width, Height = height };
        return Control(Read | Write, 75, ref interval) == 0;
    }

    /// <summary>Asks for a buffer and gives it back: a driver lends buffers to one program at a time.</summary>
    public bool TryReserve(out int error)
    {
        var request = new BufferRequest { Count = 1, Type = VideoCapture, Memory = MemoryMapped };
        error = Control(Read | Write, 8, ref request);
        if (error != 0) return false;
        request = new BufferRequest { Count = 0, Type = VideoCapture, Memory = MemoryMapped };
        _ = Control(Read | Write, 8, ref request);
        return true;
    }

    public void Dispose() => _ = _close(_descriptor);

    /// <returns>0, or the error number.</returns>
    private int Control<T>(uint direction, uint number, ref T argument)
        where T : unmanaged
    {
        // _IOC of linux/ioctl.h: direction, size of the argument, 'V', number.
        var request = direction << 30 | (uint)Unsafe.SizeOf<T>() << 16 | (uint)'V' << 8 | number;
        ref var bytes = ref MemoryMarshal.GetReference(MemoryMarshal.AsBytes(new Span<T>(ref argument)));
        int error;
        do
        {
            error = _control(_descriptor, request, ref bytes) < 0 ? Marshal.GetLastPInvokeError() : 0;
        }
        while (error == Interrupted);
        return error;
    }

    private static T Find<T>(string name)
        where T : Delegate
        => Marshal.GetDelegateForFunctionPointer<T>(NativeLibrary.GetExport(NativeLibrary.GetMainProgramHandle(), name));
}
