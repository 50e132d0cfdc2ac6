using System.Runtime.Intrinsics;
using LiveConv.Frames;

namespace LiveConv.Host.Microscope.Time;

/// <summary>
/// The last seconds of a stream, every pixel exact: frames without their alpha, which is always 255. As long as the time or the memory allows,
/// whichever is less; the oldest frame's memory is used again. While it grows, the memory of the next frames is made on another
/// thread: new pages take long. Where that is late, the oldest frame is forgotten rather than the newest waited for.
/// </summary>
internal sealed class FrameHistory : IThreadPoolWorkItem
{
    // Pixels are written sixteen bytes at a time of which twelve count.
    private const int Padding = 4;
    private const int PageSize = 4096;

    // Ten seconds of a hundred frames: more of them only cost a copy of their list.
    private const int MostUsual = 1000;

    // Memory for so many frames is made ahead.
    private const int Ahead = 4;

    // So many at the beginning are kept even where their memory has to be waited for.
    private const int FewestKept = 16;

    private readonly int most;
    private readonly long span;
    private readonly List<Entry> entries;
    private readonly Entry?[] spares = new Entry?[Ahead];
    private readonly Action<IThreadPoolWorkItem> queue;
    private int first;

    /// <param name="width">Columns of the frames.</param>
    /// <param name="height">Rows of the frames.</param>
    /// <param name="seconds">How far it goes back.</param>
    /// <param name="bytes">How much memory it takes at the most.</param>
    /// <param name="queue">Has memory made on another thread; null for the pool's.</param>
    public FrameHistory(int width, int height, double seconds, long bytes, Action<IThreadPoolWorkItem>? queue = null)
    {
        this.queue = queue ?? (static item => ThreadPool.UnsafeQueueUserWorkItem(item, preferLocal: false));
        span = (long)(seconds * System.Diagnostics.Stopwatch.Frequency);
        BytesPerFrame = (width * height * 3) + Padding;
        most = (int)Math.Clamp(bytes / BytesPerFrame, 2, int.MaxValue);
        entries = new List<Entry>(Math.Min(most, MostUsual));
    }

    public int Count { get; private set; }

    /// <summary>Counts the frames that were ever added.</summary>
    public long Added { get; private set; }

    /// <summary>Memory of one frame.</summary>
    public int BytesPerFrame { get; }

    /// <summary>Memory of all.</summary>
    public long Bytes => (long)entries.Count * BytesPerFrame;

    /// <summary>Whether the memory, not the time, limits it.</summary>
    public bool IsShort => Count == most;

    /// <summary>Number and time of a frame; 0 is the oldest.</summary>
    public FrameStamp this[int index] => At(index).Stamp;

    /// <summary>Seconds from one frame to another.</summary>
    public double Seconds(int from, int to) => (double)(this[to].CaptureTime - this[from].CaptureTime) / System.Diagnostics.Stopwatch.Frequency;

    /// <summary>Adds the newest frame, and forgets what is too old.</summary>
    public void Add(Frame frame)
    {
        while (Count > 0 && (Count == most || frame.CaptureTime - this[0].CaptureTime > span)) Forget();
        if (Count == entries.Count && !TryGrow()) Forget();
        var entry = At(Count++);
        entry.Stamp = new FrameStamp(frame.Number, frame.CaptureTime);
        Pack(frame.Rgba, entry.Rgb);
        Added++;
    }

    /// <summary>Copies a frame with its number and its time.</summary>
    public void CopyTo(int index, Frame target)
    {
        var entry = At(index);
        Unpack(entry.Rgb, target.Rgba);
        (target.Number, target.CaptureTime) = (entry.Stamp.Number, entry.Stamp.CaptureTime);
    }

    private Entry At(int index) => entries[(first + index) % entries.Count];

    private void Forget()
    {
        first = (first + 1) % entries.Count;
        Count--;
    }

    /// <summary>Makes room for one more frame, unless there is no memory yet.</summary>
    private bool TryGrow()
    {
        var entry = TakeSpare() ?? (Count < FewestKept ? new Entry(new byte[BytesPerFrame]) : null);
        if (entries.Count + 1 < most) queue(this);
        if (entry is null) return false;

        // The ring is turned until its oldest frame comes first, so that the new place lies at its end.
        if (first > 0)
        {
            entries.Reverse(0, first);
            entries.Reverse(first, entries.Count - first);
            entries.Reverse();
            first = 0;
        }

        entries.Add(entry);
        return true;
    }

    private Entry? TakeSpare()
    {
        foreach (ref var spare in spares.AsSpan())
        {
            if (Interlocked.Exchange(ref spare, null) is { } found) return found;
        }

        return null;
    }

    // Writing to each page makes the system give it.
    void IThreadPoolWorkItem.Execute()
    {
        foreach (ref var spare in spares.AsSpan())
        {
            if (Volatile.Read(ref spare) is not null) continue;
            var rgb = new byte[BytesPerFrame];
            for (var i = 0; i < rgb.Length; i += PageSize) rgb[i] = 1;
            Volatile.Write(ref spare, new Entry(rgb));
        }
    }

    private static void Pack(ReadOnlySpan<byte> rgba, Span<byte> rgb)
    {
        var order = Vector128.Create((byte)0, 1, 2, 4, 5, 6, 8, 9, 10, 12, 13, 14, 128, 128, 128, 128);
        var (from, to) = (0, 0);
        for (; from + 16 <= rgba.Length; from += 16, to += 12) Vector128.Shuffle(Vector128.Create(rgba[from..]), order).CopyTo(rgb[to..]);
        for (; from < rgba.Length; from += 4, to += 3) rgba.Slice(from, 3).CopyTo(rgb[to..]);
    }

    private static void Unpack(ReadOnlySpan<byte> rgb, Span<byte> rgba)
    {
        var order = Vector128.Create((byte)0, 1, 2, 128, 3, 4, 5, 128, 6, 7, 8, 128, 9, 10, 11, 128);
        var opaque = Vector128.Create(0xFF000000u).AsByte();
        var (from, to) = (0, 0);
        for (; to + 16 <= rgba.Length; from += 12, to += 16) (Vector128.Shuffle(Vector128.Create(rgb[from..]), order) | opaque).CopyTo(rgba[to..]);
        for (; to < rgba.Length; from += 3, to += 4)
        {
            rgb.Slice(from, 3).CopyTo(rgba[to..]);
            rgba[to + 3] = 255;
        }
    }

    private sealed class Entry(byte[] rgb)
    {
        public byte[] Rgb { get; } = rgb;

        public FrameStamp Stamp { get; set; }
    }
}
