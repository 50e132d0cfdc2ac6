using LiveConv.Cpu;

namespace LiveConv.Core.Tests.Cpu;

public class WorkerPoolTests
{
    [Theory]
    [InlineData(1, 100)]
    [InlineData(2, 1)]
    [InlineData(3, 7)]
    [InlineData(4, 1000)]
    public void Run_AnyNumberOfThreads_VisitsEveryRowOfEveryPassOnce(int threads, int rows)
    {
        using var pool = new WorkerPool(threads);
        var kernel = new CountingKernel(rows);
        for (var run = 0; run < 50; run++) pool.Run(kernel);
        Assert.All(kernel.Visits, pass => Assert.All(pass, visits => Assert.Equal(50, visits)));
    }

    [Fact]
    public void Run_ARowThatThrows_GivesTheCallerItsExceptionAndGoesOn()
    {
        using var pool = new WorkerPool(2);
        for (var run = 0; run < 20; run++)
            Assert.Equal("row 5", Assert.Throws<InvalidOperationException>(() => pool.Run(new ThrowingKernel())).Message);
        var kernel = new CountingKernel(10);
        pool.Run(kernel);
        Assert.All(kernel.Visits[0], visits => Assert.Equal(1, visits));
    }

    [Fact]
    public async Task Run_FromSeveralThreads_QueuesUp()
    {
        using var pool = new WorkerPool(2);
        var kernels = Enumerable.Range(0, 4).Select(_ => new CountingKernel(97)).ToArray();
        await Task.WhenAll(kernels.Select(kernel => Task.Run(() =>
        {
            for (var run = 0; run < 25; run++) pool.Run(kernel);
        })));
        Assert.All(kernels, kernel => Assert.All(kernel.Visits[1], visits => Assert.Equal(25, visits)));
    }

    [Fact]
    public void Run_WithoutRows_DoesNothing()
    {
        using var pool = new WorkerPool(2);
        pool.Run(new CountingKernel(0));
    }

    /// <summary>Two passes; the second throws unless the first is complete.</summary>
    private sealed class CountingKernel(int rows) : CpuKernel
    {
        public int[][] Visits { get; } = [new int[rows], new int[rows]];

        public override int Phases => 2;

        public override int Rows(int phase) => rows;

        public override void Run(int phase, int from, int to)
        {
            for (var row = from; row < to; row++) Interlocked.Increment(ref Visits[phase][row]);
            if (phase == 1 && Visits[0].Min() < Visits[1].Max()) throw new InvalidOperationException("the second pass started too early");
        }
    }

    private sealed class ThrowingKernel : CpuKernel
    {
        public override int Rows(int phase) => 10;

        public override void Run(int phase, int from, int to)
        {
            if (from <= 5 && 5 < to) throw new InvalidOperationException("row 5");
        }
    }
}
