using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using LiveConv.Ops;

namespace LiveConv.Cpu.Rows;

/// <summary>
/// The latest rows of a picture: row y lies where row y − capacity lay. Each row has a margin on both sides that holds the
/// border, and ends in room for a vector. Or all rows of a tensor where they are, without margins: windows that reach across their first and
/// last columns look at <see cref="Ends"/>.
/// </summary>
internal sealed unsafe class RowBuffer
{
    /// <summary>Floats that kernels take at once at most: two of the widest vectors.</summary>
    public const int Step = 32;

    /// <summary>Columns at each end of a row that <see cref="Ends"/> keeps: those whose windows may reach out, and as many beside them.</summary>
    private const int EndWidth = 2 * Step;

    private const int CacheLine = 64;

    private readonly float[] memory = [];
    private readonly Edge edge;
    private readonly int[] leftColumns = [];
    private readonly int[] rightColumns = [];
    private readonly float* outside;
    private readonly nint channelStride;
    private readonly nint rowStride;
    private readonly int mask;
    private float* origin;

    /// <param name="channels">Channels of the picture.</param>
    /// <param name="height">Rows of the picture.</param>
    /// <param name="width">Columns of the picture.</param>
    /// <param name="rows">How many rows are kept at least.</param>
    /// <param name="window">The margins.</param>
    public RowBuffer(int channels, int height, int width, int rows, RowWindow window)
    {
        (Channels, Height, Width, edge) = (channels, height, width, window.Edge);
        var capacity = (int)System.Numerics.BitOperations.RoundUpToPowerOf2((uint)rows);
        mask = capacity - 1;
        var margin = RoundUp(window.Left);
        channelStride = margin + RoundUp(width + window.Right) + Step;
        rowStride = channels * channelStride;
        memory = GC.AllocateArray<float>(checked((int)((capacity * rowStride) + channelStride) + CacheLine), pinned: true);
        fixed (float* first = memory) origin = (float*)(((nuint)first + CacheLine - 1) / CacheLine * CacheLine) + margin;
        outside = origin + (capacity * rowStride);
        if (channels > 0) new Span<float>(outside - margin, (int)channelStride).Fill(edge.Value);
        leftColumns = [.. Enumerable.Range(-window.Left, window.Left).Select(x => Border.Map(x, width, edge.Mode))];
        rightColumns = [.. Enumerable.Range(width, window.Right).Select(x => Border.Map(x, width, edge.Mode))];
    }

    /// <summary>All rows of a tensor; <see cref="Begin"/> says where it lies.</summary>
    public RowBuffer(int channels, int height, int width)
    {
        (Channels, Height, Width) = (channels, height, width);
        mask = -1;
        rowStride = width;
        channelStride = (nint)height * width;
    }

    private RowBuffer(int channels, int height, int width, RowBuffer ends)
        : this(channels, height, width)
    {
        (Ends, edge) = (ends, ends.edge);
        memory = GC.AllocateArray<float>(width + CacheLine, pinned: true);
        Array.Fill(memory, edge.Value);
        outside = (float*)Unsafe.AsPointer(ref MemoryMarshal.GetArrayDataReference(memory));
    }

    /// <summary>
    /// The first and the last columns of each row, side by side and with margins, where the rows of a tensor are read in place by
    /// windows; else null. The outputs of the first and last <see cref="Step"/> columns are computed from these.
    /// </summary>
    public RowBuffer? Ends { get; }

    public int Channels { get; }

    /// <summary>Rows of the picture.</summary>
    public int Height { get; }

    /// <summary>Columns of the picture.</summary>
    public int Width { get; }

    /// <summary>Columns, rounded up to whole <see cref="Step"/>s: so many may be read and written.</summary>
    public int WholeWidth => RoundUp(Width);

    /// <summary>Which picture of a batch the rows belong to.</summary>
    public int Picture { get; private set; }

    /// <summary>All rows of a tensor, where windows look at them that it <see cref="SuitsWindows"/>.</summary>
    /// <param name="channels">Channels of the picture.</param>
    /// <param name="height">Rows of the picture.</param>
    /// <param name="width">Columns of the picture.</param>
    /// <param name="rows">How many rows of the ends are kept at least.</param>
    /// <param name="window">All windows together.</param>
    public static RowBuffer InPlace(int channels, int height, int width, int rows, RowWindow window) =>
        new(channels, height, width, new RowBuffer(channels, height, 2 * EndWidth, rows, window));

    /// <summary>Whether a tensor of so many columns can be read and written where it is.</summary>
    public static bool SuitsTensor(int width) => width % Step == 0;

    /// <summary>Whether windows can look at the rows of a tensor where they are.</summary>
    public static bool SuitsWindows(int width, RowWindow window) => SuitsTensor(width) && width >= 2 * EndWidth && window.Left <= Step && window.Right <= Step;

    /// <summary>Whether the rows are those of a tensor.</summary>
    public bool IsTensor => mask == -1;

    /// <summary>Begins with a picture of a batch.</summary>
    /// <param name="picture">Its number.</param>
    /// <param name="first">The first value of the tensor, if this is one.</param>
    public void Begin(int picture, float* first)
    {
        Picture = picture;
        if (IsTensor) origin = first + (picture * Channels * channelStride);
    }

    /// <summary>The first column of a row inside the picture.</summary>
    public float* Row(int channel, int y) => origin + ((y & mask) * rowStride) + (channel * channelStride);

    /// <summary>The first column of the row that a window sees at <paramref name="y"/>, which may lie outside the picture.</summary>
    public float* Seen(int channel, int y)
    {
        if ((uint)y < (uint)Height) return Row(channel, y);
        var inside = Border.Map(y, Height, edge.Mode);
        return inside < 0 ? outside : Row(channel, inside);
    }

    public Span<float> Span(int channel, int y) => new(Row(channel, y), Width);

    /// <summary>Takes the <see cref="Ends"/> of rows of the tensor.</summary>
    public void TakeEnds(int from, int to)
    {
        for (var c = 0; c < Channels; c++)
        {
            for (var y = from; y < to; y++)
            {
                float* row = Row(c, y), ends = Ends!.Row(c, y);
                Unsafe.CopyBlockUnaligned(ends, row, EndWidth * sizeof(float));
                Unsafe.CopyBlockUnaligned(ends + EndWidth, row + Width - EndWidth, EndWidth * sizeof(float));
            }
        }

        Ends!.FillMargins(from, to);
    }

    /// <summary>Gives rows that have been written their margins.</summary>
    public void FillMargins(int from, int to)
    {
        if (leftColumns.Length == 0 && rightColumns.Length == 0) return;
        for (var y = from; y < to; y++)
        {
            for (var c = 0; c < Channels; c++)
            {
                var row = Row(c, y);
                var left = row - leftColumns.Length;
                for (var i = 0; i < leftColumns.Length; i++) left[i] = leftColumns[i] < 0 ? edge.Value : row[leftColumns[i]];
                var right = row + Width;
                for (var i = 0; i < rightColumns.Length; i++) right[i] = rightColumns[i] < 0 ? edge.Value : row[rightColumns[i]];
            }
        }
    }

    private static int RoundUp(int floats) => (floats + Step - 1) / Step * Step;
}
