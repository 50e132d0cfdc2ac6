using System.Diagnostics;
using System.Runtime.ExceptionServices;

namespace LiveConv.Cpu;

/// <summary>
/// Threads that share the rows of kernels. The caller takes part. Each thread has a range of the rows of its own, always the same for kernels of the
/// same number of rows, so that it finds in its cache what it wrote a step before; who is done helps the others. Workers spin for some microseconds after
/// each job, as the next one mostly follows at once, and then block: endless spinning would take the processor from others.
/// Nothing is allocated per run. Safe to call from several threads: runs queue up.
/// </summary>
public sealed class WorkerPool : IDisposable
{
    /// <summary>Each wait of this length takes about a third of a microsecond; there are <see cref="Spins"/> before blocking.</summary>
    private const int SpinLength = 10;
    private const int Spins = 200;

    /// <summary>Passes that take less are not shared: waking, waiting and moving data between caches would cost as much as they save.</summary>
    private const double LeastMicroseconds = 20;

    private readonly Lock turn = new();
    private readonly object gate = new();
    private readonly Thread[] workers;
    private readonly RowRange[] ranges;
    private readonly WorkerPlaces places;

    // Of the job at hand; written before it opens, read by those who have joined it.
    private CpuKernel? kernel;
    private Exception? failure;
    private int phase;

    // Twice the number of workers that have joined, plus 1 while others still may.
    private int joined;
    private int finished;
    private int sleepers;
    private volatile int generation;
    private volatile bool stopped;

    /// <param name="threads">Threads that compute, the caller included; at least 1.</param>
    public WorkerPool(int threads)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(threads, 1);
        ranges = [.. Enumerable.Range(0, threads).Select(_ => new RowRange())];
        workers = new Thread[threads - 1];
        places = new WorkerPlaces(workers.Length);
        for (var i = 0; i < workers.Length; i++)
        {
            var own = i + 1;
            workers[i] = new Thread(() => Work(own)) { IsBackground = true, Name = $"liveconv cpu {own}" };
            workers[i].Start();
        }
    }

    /// <summary>Threads that compute, the caller included.</summary>
    public int Threads => workers.Length + 1;

    /// <summary>Runs all passes of a kernel. An exception that a row throws reaches the caller.</summary>
    public void Run(CpuKernel kernel)
    {
        ArgumentNullException.ThrowIfNull(kernel);
        lock (turn)
        {
            for (var pass = 0; pass < kernel.Phases; pass++) Run(kernel, pass);
        }
    }

    public void Dispose()
    {
        lock (gate)
        {
            stopped = true;
            Monitor.PulseAll(gate);
        }

        foreach (var worker in workers) worker.Join();
    }

    private void Run(CpuKernel work, int pass)
    {
        var count = work.Rows(pass);
        if (count <= 0) return;
        if (workers.Length == 0)
        {
            work.Run(pass, 0, count);
            return;
        }

        var start = Stopwatch.GetTimestamp();
        var shared = count > 1 && work.Microseconds(pass) >= LeastMicroseconds;
        if (shared) Share(work, pass, count);
        else work.Run(pass, 0, count);
        work.Measured(pass, Stopwatch.GetElapsedTime(start).TotalMicroseconds * (shared ? Math.Min(count, Threads) : 1));
    }

    private void Share(CpuKernel work, int pass, int count)
    {
        (kernel, phase, failure, finished) = (work, pass, null, 0);
        for (var i = 0; i < ranges.Length; i++) ranges[i].Set((int)((long)count * i / Threads), (int)((long)count * (i + 1) / Threads));
        places.MakeWay();
        Volatile.Write(ref joined, 1);
        generation++;
        Interlocked.MemoryBarrier();
        if (Volatile.Read(ref sleepers) > 0)
        {
            lock (gate) Monitor.PulseAll(gate);
        }

        Drain(0);

        // Workers that haven't come by now find the job closed; only those at work are waited for.
        var others = Interlocked.And(ref joined, ~1) >> 1;
        var wait = default(SpinWait);
        while (Volatile.Read(ref finished) < others) wait.SpinOnce(sleep1Threshold: -1);
        kernel = null;
        if (failure is { } thrown) ExceptionDispatchInfo.Throw(thrown);
    }

    private void Work(int own)
    {
        var seen = 0;
        places.Enter(own - 1);
        while (true)
        {
            for (var i = 0; generation == seen && !stopped && i < Spins; i++) Thread.SpinWait(SpinLength);
            if (generation == seen) Sleep(seen);
            if (stopped) return;
            seen = generation;
            if (!TryJoin()) continue;
            Drain(own);
            Interlocked.Increment(ref finished);
        }
    }

    private void Sleep(int seen)
    {
        lock (gate)
        {
            // Counted first: whoever publishes a job after this looks for sleepers.
            Interlocked.Increment(ref sleepers);
            while (generation == seen && !stopped) Monitor.Wait(gate);
            Interlocked.Decrement(ref sleepers);
        }
    }

    private bool TryJoin()
    {
        while (true)
        {
            var state = Volatile.Read(ref joined);
            if ((state & 1) == 0) return false;
            if (Interlocked.CompareExchange(ref joined, state + 2, state) == state) return true;
        }
    }

    private void Drain(int own)
    {
        try
        {
            for (var i = 0; i < ranges.Length; i++)
            {
                var range = ranges[(own + i) % ranges.Length];
                while (range.TryTake(out var from, out var to)) kernel!.Run(phase, from, to);
            }
        }
        catch (Exception e)
        {
            Interlocked.CompareExchange(ref failure, e, null);
            foreach (var range in ranges) range.Set(0, 0);
        }
    }
}
