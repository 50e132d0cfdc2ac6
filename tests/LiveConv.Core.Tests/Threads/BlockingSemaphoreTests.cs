using System.Diagnostics;
using LiveConv.Threads;

namespace LiveConv.Core.Tests.Threads;

public sealed class BlockingSemaphoreTests
{
    private static readonly TimeSpan Long = TimeSpan.FromSeconds(20);

    [Fact]
    public void TryEnter_OfThree_SucceedsThreeTimes()
    {
        var semaphore = new BlockingSemaphore(3);
        Assert.Equal([true, true, true, false, false], Enumerable.Range(0, 5).Select(_ => semaphore.TryEnter()));
        semaphore.Release();
        Assert.True(semaphore.TryEnter());
        Assert.False(semaphore.TryEnter());
    }

    [Theory]
    [InlineData(0.2)]
    [InlineData(1.5)]
    [InlineData(30)]
    public void Wait_ThatNobodyEnds_LastsAtLeastItsTime(double milliseconds)
    {
        var semaphore = new BlockingSemaphore(0);
        var start = Stopwatch.GetTimestamp();
        Assert.False(semaphore.Wait(TimeSpan.FromMilliseconds(milliseconds)));
        Assert.True(Stopwatch.GetElapsedTime(start).TotalMilliseconds >= milliseconds);
    }

    [Fact]
    public void Wait_WhileAnotherThreadReleases_EntersOnceForEach()
    {
        const int Count = 1000;
        var (there, back) = (new BlockingSemaphore(0), new BlockingSemaphore(0));
        var entered = 0;
        var other = new Thread(() =>
        {
            for (var i = 0; i < Count; i++)
            {
                there.Wait();
                entered++;
                back.Release();
            }
        });
        other.Start();
        for (var i = 0; i < Count; i++)
        {
            there.Release();
            Assert.True(back.Wait(Long));
            Assert.Equal(i + 1, entered);
        }

        other.Join();
        Assert.False(there.TryEnter());
        Assert.False(back.TryEnter());
    }
}
