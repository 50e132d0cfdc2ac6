using System.Runtime.InteropServices;

namespace LiveConv.Tensors;

/// <summary>
/// Pages of 2 MiB, where the system gives them to who asks (Linux, transparent huge pages "madvise" or "always"). Looking up a page for every 4 KiB of a
/// picture that doesn't fit into the caches takes as long as reading it.
/// </summary>
internal static unsafe partial class LargePages
{
    public const int Bytes = 2 << 20;

    /// <summary>MADV_HUGEPAGE of sys/mman.h.</summary>
    private const int HugePage = 14;

    /// <summary>An array of zeros; a large one asks for large pages and never moves.</summary>
    public static T[] Allocate<T>(int length)
        where T : unmanaged
    {
        var bytes = (nuint)length * (nuint)sizeof(T);
        if (bytes < 2 * Bytes) return new T[length];
        var array = GC.AllocateUninitializedArray<T>(length, pinned: true);
        Advise(Marshal.UnsafeAddrOfPinnedArrayElement(array, 0).ToPointer(), bytes);
        Array.Clear(array);
        return array;
    }

    /// <summary>Asks for large pages for the whole ones of some memory that hasn't been touched yet. A hint: nothing depends on whether it is heard.</summary>
    public static void Advise(void* memory, nuint bytes)
    {
        if (!OperatingSystem.IsLinux()) return;
        var first = ((nuint)memory + Bytes - 1) / Bytes * Bytes;
        var end = ((nuint)memory + bytes) / Bytes * Bytes;
        if (first < end) _ = madvise((void*)first, end - first, HugePage);
    }

    [LibraryImport("libc")]
    private static partial int madvise(void* address, nuint length, int advice);
}
