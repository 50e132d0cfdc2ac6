using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace OpenCvSharp.Internal;

internal static unsafe class Status
{
    /// <summary>
    /// Throws OpenCV's error of the call that gave <paramref name="status"/>. The other arguments are the objects whose
    /// handles that call used: naming them here keeps them from being finalized while it ran.
    /// </summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    internal static void Check(int status, object? a = null, object? b = null, object? c = null, object? d = null)
    {
        if (status == 0) return;
        Native.lc_last_error(out var message, out var function, out var file, out var line);
        throw new OpenCVException((ErrorCode)status, Text(function), Text(message), Text(file), line);
    }

    internal static string Text(byte* utf8) => Marshal.PtrToStringUTF8((nint)utf8) ?? "";
}
