using System.Runtime.CompilerServices;

namespace LiveConv.Host.Tests;

/// <summary>
/// Tests that verify frames keep the thread pool busy for minutes; servers that other tests talk to at the same time
/// mustn't wait for it to grow by a thread a second.
/// </summary>
internal static class ThreadPoolSetUp
{
    [ModuleInitializer]
    internal static void Grow() => ThreadPool.SetMinThreads(32, 32);
}
