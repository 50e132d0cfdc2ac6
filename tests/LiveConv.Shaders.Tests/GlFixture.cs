using System.Collections.Concurrent;
using System.Runtime.ExceptionServices;
using Xunit;

namespace LiveConv.Shaders.Tests;

/// <summary>One GL thread for all tests: a context belongs to its thread. The driver's debug messages become exceptions.</summary>
public sealed class GlFixture : IDisposable
{
    private readonly BlockingCollection<Action> work = [];
    private readonly Thread thread;

    public GlFixture()
    {
        thread = new Thread(() =>
        {
            foreach (var action in work.GetConsumingEnumerable()) action();
        });
        thread.Start();
        Run(() => Executor = GlExecutor.CreateHeadless(checkErrors: true));
    }

    public GlExecutor Executor { get; private set; } = null!;

    /// <summary>Runs a test on the GL thread and throws here what it throws there.</summary>
    public void Run(Action test)
    {
        using var done = new ManualResetEventSlim();
        Exception? failure = null;
        work.Add(() =>
        {
            try
            {
                test();
            }
            catch (Exception e)
            {
                failure = e;
            }

            done.Set();
        });
        done.Wait();
        if (failure is not null) ExceptionDispatchInfo.Capture(failure).Throw();
    }

    public void Dispose()
    {
        Run(Executor.Dispose);
        work.CompleteAdding();
        thread.Join();
        work.Dispose();
    }
}

[CollectionDefinition(Name)]
public sealed class GlTests : ICollectionFixture<GlFixture>
{
    public const string Name = "gl";
}
