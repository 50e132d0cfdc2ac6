using System.Globalization;
using System.Numerics;
using System.Runtime.InteropServices;

namespace LiveConv.Shaders.Gl;

/// <summary>
/// Keeps the threads that a software OpenGL driver makes each on a processor of its own. Left to the system, threads that wake together
/// for a dispatch often share a processor for some milliseconds, which doubles the time of the dispatch. Linux only; nothing elsewhere.
/// </summary>
public static partial class SoftwareWorkers
{
    /// <summary>Processors that a mask of 1024 bits names.</summary>
    private const int MaskWords = 16;

    /// <summary>The threads of this process, to be taken before the first context is made.</summary>
    public static IReadOnlySet<int> Threads() => OperatingSystem.IsLinux() ? Tasks().ToHashSet() : new HashSet<int>();

    /// <summary>
    /// Gives each of the driver's new threads a processor, where there are as many of them as processors: fewer find a place by themselves.
    /// </summary>
    /// <param name="before">What <see cref="Threads"/> gave before the context was made.</param>
    /// <returns>Threads that have a processor of their own now.</returns>
    public static int Spread(IReadOnlySet<int> before)
    {
        ArgumentNullException.ThrowIfNull(before);
        if (!OperatingSystem.IsLinux()) return 0;
        var allowed = Allowed();
        var made = Tasks().Where(task => !before.Contains(task)).Order().Select(task => (Task: task, Name: NameOf(task))).ToArray();

        // llvmpipe names those that draw and leaves those that compute the name of the thread that made them, which is this one.
        var drawing = made.Where(thread => thread.Name.StartsWith("llvmpipe-", StringComparison.Ordinal)).Select(thread => thread.Task).ToArray();
        var computing = made.Where(thread => thread.Name == NameOf(null)).Select(thread => thread.Task).ToArray();
        return drawing.Length == allowed.Count ? Spread(drawing, allowed) + (computing.Length == allowed.Count ? Spread(computing, allowed) : 0) : 0;
    }

    private static int Spread(int[] threads, List<int> processors)
    {
        var spread = 0;
        for (var i = 0; i < threads.Length; i++)
        {
            var mask = new ulong[MaskWords];
            mask[processors[i] / 64] = 1UL << (processors[i] % 64);
            if (SetAffinity(threads[i], MaskWords * sizeof(ulong), mask) == 0) spread++;
        }

        return spread;
    }

    private static List<int> Allowed()
    {
        var mask = new ulong[MaskWords];
        var allowed = new List<int>();
        if (GetAffinity(0, MaskWords * sizeof(ulong), mask) < 0) return allowed;
        for (var word = 0; word < MaskWords; word++)
            for (var left = mask[word]; left != 0; left &= left - 1) allowed.Add((word * 64) + BitOperations.TrailingZeroCount(left));
        return allowed;
    }

    private static IEnumerable<int> Tasks()
    {
        const string Folder = "/proc/self/task";
        return Directory.Exists(Folder)
            ? Directory.GetDirectories(Folder).Select(path => int.Parse(Path.GetFileName(path), CultureInfo.InvariantCulture))
            : [];
    }

    // A thread may have ended since it was listed.
    private static string NameOf(int? task)
    {
        try
        {
            return File.ReadAllText(task is null ? "/proc/thread-self/comm" : $"/proc/self/task/{task}/comm").TrimEnd('\n');
        }
        catch (IOException)
        {
            return string.Empty;
        }
    }

    [LibraryImport("libc", EntryPoint = "sched_setaffinity")]
    private static partial int SetAffinity(int thread, nuint bytes, [In] ulong[] mask);

    [LibraryImport("libc", EntryPoint = "sched_getaffinity")]
    private static partial int GetAffinity(int thread, nuint bytes, [Out] ulong[] mask);
}
