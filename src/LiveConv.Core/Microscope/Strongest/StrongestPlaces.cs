using System.Diagnostics;
using System.Numerics.Tensors;
using LiveConv.Frames;
using LiveConv.Graphs;
using LiveConv.Microscope.Fields;
using Tensor = LiveConv.Tensors.Tensor;

namespace LiveConv.Microscope.Strongest;

/// <summary>
/// The places of a stream that excited a unit most, the strongest first: at most one of a frame, and no two closer in time than a least distance, of which the stronger one
/// stays. What is shown again and again, as by a picture that stands still, is one place: the first. A unit is a channel of feature maps, or one value of a vector. Values up to 0 excite nothing. Nothing is allocated for a frame.
/// </summary>
public sealed class StrongestPlaces
{
    private readonly StrongPlace[] places;
    private readonly long leastDistance;

    /// <param name="capacity">How many are kept.</param>
    /// <param name="patchSize">The longer side of a patch at most, in pixels.</param>
    /// <param name="leastSeconds">Seconds between two places at least.</param>
    public StrongestPlaces(int capacity = 9, int patchSize = 64, double leastSeconds = 0.5)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(capacity, 1);
        places = new StrongPlace[capacity];
        for (var i = 0; i < capacity; i++) places[i] = new StrongPlace(patchSize);
        leastDistance = (long)(leastSeconds * Stopwatch.Frequency);
    }

    /// <summary>How many there are so far.</summary>
    public int Count { get; private set; }

    /// <summary>One of them, the strongest first. It holds another one after the next <see cref="Observe"/>.</summary>
    public StrongPlace this[int index] => (uint)index < (uint)Count ? places[index] : throw new ArgumentOutOfRangeException(nameof(index), index, $"there are {Count}");

    /// <summary>Forgets all: for another unit.</summary>
    public void Clear() => Count = 0;

    /// <summary>Looks at a frame.</summary>
    /// <param name="values">The layer's values for this frame.</param>
    /// <param name="channel">The unit: the second axis of the first picture.</param>
    /// <param name="frame">The frame; its patch is copied.</param>
    /// <param name="tracer">Finds the receptive field.</param>
    /// <param name="layer">The layer.</param>
    /// <param name="placement">Where the graph's input lies in the frame.</param>
    /// <returns>Whether this frame is among the strongest now.</returns>
    public bool Observe(Tensor values, int channel, Frame frame, FieldTracer tracer, Node layer, FramePlacement placement)
    {
        ArgumentNullException.ThrowIfNull(values);
        ArgumentNullException.ThrowIfNull(frame);
        ArgumentNullException.ThrowIfNull(tracer);
        ArgumentNullException.ThrowIfNull(layer);
        var size = layer.Shape.Rank > 1 ? layer.Shape.Stride(1) : layer.Shape.Count;
        var map = values.Data.AsSpan(channel * size, size);
        var index = TensorPrimitives.IndexOfMax(map);
        if (index < 0 || !(map[index] > 0) || IsKnown(map[index], (channel * size) + index) || !MakeRoom(map[index], frame)) return false;

        var place = places[Count];
        (place.Value, place.FrameNumber, place.CaptureTime, place.Index) = (map[index], frame.Number, frame.CaptureTime, (channel * size) + index);
        place.Field = placement.ToFrame(tracer.Unclipped(layer, place.Index));
        place.Crop(frame);
        for (var i = Count; i > 0 && places[i - 1].Value < place.Value; i--) (places[i - 1], places[i]) = (places[i], places[i - 1]);
        Count++;
        return true;
    }

    // The same value to the last bit at the same place: the unit sees the same once more.
    private bool IsKnown(float value, int index)
    {
        for (var i = 0; i < Count; i++)
        {
            if (places[i].Value == value && places[i].Index == index) return true;
        }

        return false;
    }

    /// <summary>Takes away what a new place stands for, or the weakest if all are taken; leaves all where the new one is too weak.</summary>
    private bool MakeRoom(float value, Frame frame)
    {
        var isNear = false;
        for (var i = 0; i < Count; i++)
        {
            if (!IsNear(places[i], frame)) continue;
            if (places[i].Value >= value) return false;
            isNear = true;
        }

        if (!isNear)
        {
            if (Count < places.Length) return true;
            if (places[^1].Value >= value) return false;
            Count--;
            return true;
        }

        var kept = 0;
        for (var i = 0; i < Count; i++)
        {
            if (IsNear(places[i], frame)) continue;
            (places[kept], places[i]) = (places[i], places[kept]);
            kept++;
        }

        Count = kept;
        return true;
    }

    private bool IsNear(StrongPlace place, Frame frame) =>
        place.FrameNumber == frame.Number || Math.Abs(place.CaptureTime - frame.CaptureTime) < leastDistance;
}
