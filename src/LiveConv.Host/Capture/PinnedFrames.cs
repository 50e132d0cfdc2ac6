using System.Runtime.InteropServices;
using LiveConv.Frames;
using OpenCvSharp;

namespace LiveConv.Host.Capture;

/// <summary>
/// The pixels of frames as OpenCV matrices, without copying. A frame that comes again costs no allocation:
/// its pixels stay pinned for as long as this lives.
/// </summary>
internal sealed class PinnedFrames : IDisposable
{
    // A stage sees the few frames of one ring; more means that frames aren't reused.
    private const int Remembered = 16;

    private readonly List<(byte[] Pixels, GCHandle Handle, Mat Mat)> pinned = [];

    /// <summary>Rows × columns × RGBA; valid until this is disposed.</summary>
    public Mat MatOf(Frame frame)
    {
        foreach (var entry in pinned)
        {
            if (ReferenceEquals(entry.Pixels, frame.Rgba)) return entry.Mat;
        }

        if (pinned.Count == Remembered)
        {
            Release(pinned[0]);
            pinned.RemoveAt(0);
        }

        var handle = GCHandle.Alloc(frame.Rgba, GCHandleType.Pinned);
        var mat = Mat.FromPixelData(frame.Height, frame.Width, MatType.CV_8UC4, handle.AddrOfPinnedObject());
        pinned.Add((frame.Rgba, handle, mat));
        return mat;
    }

    public void Dispose()
    {
        foreach (var entry in pinned) Release(entry);
        pinned.Clear();
    }

    private static void Release((byte[] Pixels, GCHandle Handle, Mat Mat) entry)
    {
        entry.Mat.Dispose();
        entry.Handle.Free();
    }
}
