using System.Runtime.ExceptionServices;

namespace LiveConv.Cpu;

/// <summary>
/// Threads that share the rows of kernels. The caller takes part. Workers spin for some microseconds after each job, as the
/// next one mostly follows at once, and then block: endless spinning would take the processor from others.
/// Nothing is allocated per run. Safe to call from several threads: runs queue up.
/// </summary>
public sealed class WorkerPool : IDisposable
{
    /// <summary>Each wait of this length takes about a third of a microsecond; there are <see cref="Spins"/> before blocking.</summary>
    private const int SpinLength = 10;
    private const int Spins = 100;

    /// <summary>Pieces per thread: enough to even out rows of different cost.</summary>
    private const int Pieces = 4;

    private readonly Lock turn = new();
    private readonly object gate = new();
    private readonly Thread[] workers;

    // Written under the gate; the generation is also read without it, to spin.
    private CpuKernel? kernel;
    private Exception? failure;
    private int phase;
    private int rows;
    private int piece;
    private int next;
    private int active;
    private bool open;
    private volatile int generation;
    private volatile bool stopped;

    /// <param name="threads">Threads that compute, the caller included; at least 1.</param>
    public WorkerPool(int threads)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(threads, 1);
        workers = new Thread[threads - 1];
        for (var i = 0; i < workers.Length; i++)
        {
            workers[i] = new Thread(Work) { IsBackground = true, Name = $"liveconv cpu {i + 1}" };
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
        if (workers.Length == 0 || count <= 1)
        {
            if (count > 0) work.Run(pass, 0, count);
            return;
        }

        lock (gate)
        {
            (kernel, phase, rows, piece, next, failure) = (work, pass, count, Math.Max(1, count / (Threads * Pieces)), 0, null);
            open = true;
            generation++;
            Monitor.PulseAll(gate);
        }

        Drain();

        // Workers that haven't woken up yet find the job closed; only those at work are waited for.
        for (var i = 0; Volatile.Read(ref active) > 0 && i < Spins; i++) Thread.SpinWait(SpinLength);
        Exception? thrown;
        lock (gate)
        {
            open = false;
            while (active > 0) Monitor.Wait(gate);
            kernel = null;
            thrown = failure;
        }

        if (thrown is not null) ExceptionDispatchInfo.Throw(thrown);
    }

    private void Work()
    {
        var seen = 0;
        while (true)
        {
            for (var i = 0; generation == seen && !stopped && i < Spins; i++) Thread.SpinWait(SpinLength);
            lock (gate)
            {
                while (generation == seen && !stopped) Monitor.Wait(gate);
                if (stopped) return;
                seen = generation;
                if (!open) continue;
                active++;
            }

            Drain();
            lock (gate)
            {
                active--;
                if (active == 0) Monitor.PulseAll(gate);
            }
        }
    }

    private void Drain()
    {
        try
        {
            while (true)
            {
                var from = Interlocked.Add(ref next, piece) - piece;
                if (from >= rows) return;
                kernel!.Run(phase, from, Math.Min(rows, from + piece));
            }
        }
        catch (Exception e)
        {
            Interlocked.CompareExchange(ref failure, e, null);
            Volatile.Write(ref next, rows);
        }
    }
}
