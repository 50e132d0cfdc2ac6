using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace LiveConv.Host.Capture;

// The structs of linux/videodev2.h that V4l2Device passes, the same on every 64-bit Linux.
// Their sizes are a part of the ioctl's number, so a wrong one is refused by the driver.

internal enum SizeType : uint
{
    Discrete = 1,
    Continuous = 2,
    Stepwise = 3,
}

[InlineArray(32)]
internal struct Bytes32
{
    private byte _first;
}

/// <summary>v4l2_capability</summary>
[StructLayout(LayoutKind.Explicit, Size = 104)]
internal struct Capability
{
    private const uint HasDeviceCapabilities = 0x8000_0000, VideoCapture = 1, Streaming = 0x0400_0000;

    [FieldOffset(16)]
    public Bytes32 Card;

    [FieldOffset(84)]
    public uint Capabilities;

    [FieldOffset(88)]
    public uint DeviceCapabilities;

    /// <summary>Whether this device delivers pictures; of a camera's several devices some deliver only metadata.</summary>
    public readonly bool IsCamera
    {
        get
        {
            var own = (Capabilities & HasDeviceCapabilities) != 0 ? DeviceCapabilities : Capabilities;
            return (own & VideoCapture) != 0 && (own & Streaming) != 0;
        }
    }
}

/// <summary>v4l2_fmtdesc</summary>
[StructLayout(LayoutKind.Explicit, Size = 64)]
internal struct FormatDescription
{
    [FieldOffset(0)]
    public uint Index;

    [FieldOffset(4)]
    public uint Type;

    [FieldOffset(44)]
    public uint PixelFormat;
}

/// <summary>v4l2_frmsizeenum; Width and Height are the smallest size where it describes a range.</summary>
[StructLayout(LayoutKind.Explicit, Size = 44)]
internal struct FrameSize
{
    [FieldOffset(0)]
    public uint Index;

    [FieldOffset(4)]
    public uint PixelFormat;

    [FieldOffset(8)]
    public SizeType Type;

    [FieldOffset(12)]
    public uint Width;

    [FieldOffset(16)]
    private readonly uint _discreteHeight;

    [FieldOffset(16)]
    public uint MaximumWidth;

    [FieldOffset(24)]
    private readonly uint _minimumHeight;

    [FieldOffset(28)]
    public uint MaximumHeight;

    public readonly uint Height => Type == SizeType.Discrete ? _discreteHeight : _minimumHeight;
}

/// <summary>v4l2_frmivalenum; an interval is Numerator/Denominator seconds, the shortest where it describes a range.</summary>
[StructLayout(LayoutKind.Explicit, Size = 52)]
internal struct FrameInterval
{
    [FieldOffset(0)]
    public uint Index;

    [FieldOffset(4)]
    public uint PixelFormat;

    [FieldOffset(8)]
    public uint Width;

    [FieldOffset(12)]
    public uint Height;

    [FieldOffset(16)]
    public SizeType Type;

    [FieldOffset(20)]
    public uint Numerator;

    [FieldOffset(24)]
    public uint Denominator;

    [FieldOffset(28)]
    public uint MaximumNumerator;

    [FieldOffset(32)]
    public uint MaximumDenominator;
}

/// <summary>v4l2_requestbuffers</summary>
[StructLayout(LayoutKind.Explicit, Size = 20)]
internal struct BufferRequest
{
    [FieldOffset(0)]
    public uint Count;

    [FieldOffset(4)]
    public uint Type;

    [FieldOffset(8)]
    public uint Memory;
}
