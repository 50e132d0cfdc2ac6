using System.Numerics;
using System.Runtime.InteropServices;

namespace LiveConv.Microscope.Statistics;

/// <summary>How many values lie in each of some equally wide bins: bin i holds low + i·w ≤ x &lt; low + (i + 1)·w, the last one the high end as well. Counting doesn't allocate.</summary>
/// <param name="bins">Number of bins, 1 to 4096.</param>
public sealed class Histogram(int bins)
{
    private const int Piece = 256;

    private readonly int[] counts = new int[bins is >= 1 and <= 4096 ? bins : throw new ArgumentOutOfRangeException(nameof(bins), bins, "a histogram has 1 to 4096 bins")];

    /// <summary>Values in each bin.</summary>
    public ReadOnlySpan<int> Counts => counts;

    /// <summary>The lower end of the first bin.</summary>
    public float Low { get; private set; }

    /// <summary>The upper end of the last bin.</summary>
    public float High { get; private set; } = 1;

    /// <summary>Values below the first bin.</summary>
    public int Below { get; private set; }

    /// <summary>Values above the last bin.</summary>
    public int Above { get; private set; }

    /// <summary>Values that are no numbers.</summary>
    public int NotNumbers { get; private set; }

    /// <summary>The largest count of a bin.</summary>
    public int Largest { get; private set; }

    /// <summary>Forgets all values and sets the ends.</summary>
    /// <param name="low">The lower end.</param>
    /// <param name="high">The upper end; where it isn't above the lower one, all values that equal it are in the first bin.</param>
    public void Clear(float low, float high)
    {
        (Low, High, Below, Above, NotNumbers, Largest) = (low, high, 0, 0, 0, 0);
        Array.Clear(counts);
    }

    /// <summary>Counts the values of a layer, or of one map.</summary>
    public void Add(ReadOnlySpan<float> values)
    {
        Span<int> places = stackalloc int[Piece];
        var scale = High > Low ? counts.Length / (High - Low) : 0;
        for (var start = 0; start < values.Length; start += Piece)
        {
            var piece = values[start..Math.Min(values.Length, start + Piece)];
            Place(piece, places, scale);
            for (var i = 0; i < piece.Length; i++)
            {
                var value = piece[i];

                // What lies inside nearly always does; the ends are looked at one by one.
                if (value >= Low && value < High) counts[Math.Min(places[i], counts.Length - 1)]++;
                else AddEnd(value);
            }
        }

        foreach (var count in counts) Largest = Math.Max(Largest, count);
    }

    private void Place(ReadOnlySpan<float> values, Span<int> places, float scale)
    {
        var vectors = MemoryMarshal.Cast<float, Vector<float>>(values);
        var results = MemoryMarshal.Cast<int, Vector<int>>(places);
        var (low, factor) = (new Vector<float>(Low), new Vector<float>(scale));
        for (var i = 0; i < vectors.Length; i++) results[i] = Vector.ConvertToInt32Native((vectors[i] - low) * factor);
        for (var i = vectors.Length * Vector<float>.Count; i < values.Length; i++) places[i] = (int)((values[i] - Low) * scale);
    }

    private void AddEnd(float value)
    {
        if (float.IsNaN(value)) NotNumbers++;
        else if (value == High) counts[High > Low ? ^1 : 0]++;
        else if (value > High) Above++;
        else Below++;
    }
}
