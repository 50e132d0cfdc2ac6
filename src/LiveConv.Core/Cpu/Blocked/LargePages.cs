using System.Runtime.InteropServices;

namespace LiveConv.Cpu.Blocked;

/// <summary>Pages of 2 MiB, where the system gives them to who asks (Linux, transparent huge pages "madvise" or "always").</summary>
internal static unsafe partial class LargePages
{
    public const int Bytes = 2 << 20;

    /// <summary>MADV_HUGEPAGE of sys/mman.h.</summary>
    private const int HugePage = 14;

    /// <summary>Asks for large pages for memory that hasn't been touched yet. A hint: nothing depends on whether it is heard.</summary>
    public static void Advise(void* memory, nuint bytes)
    {
        if (OperatingSystem.IsLinux()) _ = madvise(memory, bytes, HugePage);
    }

    [LibraryImport("libc")]
    private static partial int madvise(void* address, nuint length, int advice);
}
