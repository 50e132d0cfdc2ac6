using System.Runtime.InteropServices;

namespace OpenCvSharp.Internal;

/// <summary>The header of a cv::Mat: LcMatInfo in native/liveconv_opencv.cpp.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct MatInfo
{
    internal nint Data;
    internal long Step;
    internal int Flags;
    internal int Dims;
    internal int Rows;
    internal int Cols;
}
