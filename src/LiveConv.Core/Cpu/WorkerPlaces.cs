using System.Numerics;
using System.Runtime.InteropServices;

namespace LiveConv.Cpu;

/// <summary>
/// Keeps workers off the processor that the caller is on, each on one of its own, where there are enough of them. Left to the system, threads that wake
/// each other often share a processor for many milliseconds, in which two take as long as one. Linux only; nothing elsewhere.
/// </summary>
internal sealed unsafe partial class WorkerPlaces
{
    /// <summary>Processors that a mask of 1024 bits names.</summary>
    private const int MaskWords = 16;

    private readonly int[] workers;
    private readonly int[] processors;
    private int callersPlace = -1;

    /// <param name="count">How many workers there are.</param>
    public WorkerPlaces(int count)
    {
        workers = new int[count];
        var allowed = count > 0 && OperatingSystem.IsLinux() ? Allowed() : [];
        processors = allowed.Length > count ? allowed : [];
    }

    /// <summary>Called by each worker before it works.</summary>
    public void Enter(int worker)
    {
        if (processors.Length > 0) Volatile.Write(ref workers[worker], Thread());
    }

    /// <summary>Called by who hands out work: workers move where the caller has come to their processor.</summary>
    public void MakeWay()
    {
        if (processors.Length == 0) return;
        var current = CurrentProcessor();
        if (current == callersPlace) return;
        callersPlace = current;
        var place = Math.Max(0, Array.IndexOf(processors, current));
        for (var i = 0; i < workers.Length; i++)
        {
            var thread = Volatile.Read(ref workers[i]);

            // One that hasn't entered yet is asked to move the next time.
            if (thread == 0) callersPlace = -1;
            else Move(thread, processors[(place + 1 + i) % processors.Length]);
        }
    }

    private static void Move(int thread, int processor)
    {
        var mask = stackalloc ulong[MaskWords];
        new Span<ulong>(mask, MaskWords).Clear();
        mask[processor / 64] = 1UL << (processor % 64);
        _ = SetAffinity(thread, MaskWords * sizeof(ulong), mask);
    }

    private static int[] Allowed()
    {
        try
        {
            // A C library without these functions is found out here.
            if (CurrentProcessor() < 0 || Thread() <= 0) return [];
            var mask = stackalloc ulong[MaskWords];
            if (GetAffinity(0, MaskWords * sizeof(ulong), mask) < 0) return [];
            var allowed = new List<int>();
            for (var word = 0; word < MaskWords; word++)
                for (var left = mask[word]; left != 0; left &= left - 1) allowed.Add((word * 64) + BitOperations.TrailingZeroCount(left));
            return [.. allowed];
        }
        catch (EntryPointNotFoundException)
        {
            return [];
        }
    }

    [LibraryImport("libc", EntryPoint = "sched_getcpu")]
    [SuppressGCTransition]
    private static partial int CurrentProcessor();

    [LibraryImport("libc", EntryPoint = "gettid")]
    private static partial int Thread();

    [LibraryImport("libc", EntryPoint = "sched_setaffinity")]
    private static partial int SetAffinity(int thread, nuint bytes, ulong* mask);

    [LibraryImport("libc", EntryPoint = "sched_getaffinity")]
    private static partial int GetAffinity(int thread, nuint bytes, ulong* mask);
}
