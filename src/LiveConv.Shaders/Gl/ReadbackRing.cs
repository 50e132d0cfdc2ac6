using LiveConv.Frames;
using Silk.NET.OpenGL;

namespace LiveConv.Shaders.Gl;

/// <summary>
/// Brings buffers back from the GPU without waiting: each copy goes into one of a few buffers behind a fence,
/// and is taken some frames later, oldest first.
/// </summary>
public sealed unsafe class ReadbackRing : IDisposable
{
    private readonly GL gl;
    private readonly int bytes;
    private readonly uint[] buffers;
    private readonly nint[] fences;
    private readonly FrameStamp[] stamps;
    private long queued;
    private long taken;

    /// <param name="gl">The context's API.</param>
    /// <param name="bytes">Size of what is read back.</param>
    /// <param name="slots">Copies under way at the most.</param>
    public ReadbackRing(GL gl, int bytes, int slots = 3)
    {
        ArgumentNullException.ThrowIfNull(gl);
        this.gl = gl;
        this.bytes = bytes;
        buffers = new uint[slots];
        fences = new nint[slots];
        stamps = new FrameStamp[slots];
        for (var i = 0; i < slots; i++)
        {
            buffers[i] = gl.GenBuffer();
            gl.BindBuffer(BufferTargetARB.CopyWriteBuffer, buffers[i]);
            gl.BufferData(BufferTargetARB.CopyWriteBuffer, (nuint)bytes, null, BufferUsageARB.StreamRead);
        }
    }

    /// <summary>Copies that were queued and not yet taken.</summary>
    public int Pending => (int)(queued - taken);

    /// <summary>Starts to bring back the beginning of <paramref name="source"/>.</summary>
    /// <param name="source">At least as large as the ring's copies.</param>
    /// <param name="stamp">The frame that it belongs to; comes back with the copy.</param>
    /// <returns>False where all slots are under way: take one first.</returns>
    public bool TryQueue(GpuBuffer source, FrameStamp stamp)
    {
        ArgumentNullException.ThrowIfNull(source);
        if (Pending == buffers.Length) return false;
        var slot = queued++ % buffers.Length;
        gl.MemoryBarrier(MemoryBarrierMask.BufferUpdateBarrierBit);
        gl.BindBuffer(BufferTargetARB.CopyReadBuffer, source.Handle);
        gl.BindBuffer(BufferTargetARB.CopyWriteBuffer, buffers[slot]);
        gl.CopyBufferSubData(CopyBufferSubDataTarget.CopyReadBuffer, CopyBufferSubDataTarget.CopyWriteBuffer, 0, 0, (nuint)bytes);
        fences[slot] = gl.FenceSync(SyncCondition.SyncGpuCommandsComplete, SyncBehaviorFlags.None);
        stamps[slot] = stamp;
        return true;
    }

    /// <summary>Takes the oldest copy.</summary>
    /// <param name="destination">Gets as many bytes as it has room for.</param>
    /// <param name="stamp">The frame that the copy belongs to.</param>
    /// <param name="wait">Waits for the GPU where it isn't done.</param>
    /// <returns>False where there is none, or the GPU isn't done with it.</returns>
    public bool TryTake(Span<byte> destination, out FrameStamp stamp, bool wait = false)
    {
        stamp = default;
        if (Pending == 0) return false;
        var slot = taken % buffers.Length;
        if (!Reached(fences[slot], wait)) return false;
        taken++;
        stamp = stamps[slot];
        gl.DeleteSync(fences[slot]);
        fences[slot] = 0;
        gl.BindBuffer(BufferTargetARB.CopyReadBuffer, buffers[slot]);
        fixed (byte* data = destination)
            gl.GetBufferSubData(BufferTargetARB.CopyReadBuffer, 0, (nuint)Math.Min(bytes, destination.Length), data);
        return true;
    }

    public void Dispose()
    {
        foreach (var fence in fences)
        {
            if (fence != 0) gl.DeleteSync(fence);
        }

        foreach (var buffer in buffers) gl.DeleteBuffer(buffer);
    }

    private bool Reached(nint fence, bool wait)
    {
        const ulong TenMilliseconds = 10_000_000;
        do
        {
            var status = gl.ClientWaitSync(fence, SyncObjectMask.Bit, wait ? TenMilliseconds : 0);
            if (status is GLEnum.AlreadySignaled or GLEnum.ConditionSatisfied) return true;
        }
        while (wait);

        return false;
    }
}
