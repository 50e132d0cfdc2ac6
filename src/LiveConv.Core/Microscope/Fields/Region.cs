using LiveConv.Tensors;

namespace LiveConv.Microscope.Fields;

/// <summary>Which places along each axis of a tensor count: those elements all of whose places do. Reused.</summary>
internal sealed class Region
{
    private readonly bool[][] places;

    public Region(Shape shape)
    {
        Shape = shape;
        places = [.. Enumerable.Range(0, shape.Rank).Select(axis => new bool[shape[axis]])];
    }

    public Shape Shape { get; }

    /// <summary>Whether anything counts at all.</summary>
    public bool IsMarked { get; private set; }

    public void Clear()
    {
        foreach (var axis in places) Array.Clear(axis);
        IsMarked = false;
    }

    /// <summary>The places of an axis, to read.</summary>
    public ReadOnlySpan<bool> Places(int axis) => places[axis];

    /// <summary>The places of an axis, to add to.</summary>
    public Span<bool> Mark(int axis) => places[axis];

    public void MarkAll(int axis) => Array.Fill(places[axis], true);

    public void MarkAll()
    {
        for (var axis = 0; axis < places.Length; axis++) MarkAll(axis);
        IsMarked = Shape.Count > 0;
    }

    public void MarkElement(int index)
    {
        for (var axis = places.Length - 1; axis >= 0; axis--)
        {
            (index, var place) = Math.DivRem(index, Shape[axis]);
            places[axis][place] = true;
        }

        IsMarked = true;
    }

    /// <summary>Adds what another region of the same shape has.</summary>
    /// <returns>Whether it has anything: a place along every axis.</returns>
    public bool Join(Region other)
    {
        foreach (var axis in other.places)
        {
            if (!axis.AsSpan().Contains(true)) return false;
        }

        for (var axis = 0; axis < places.Length; axis++)
        {
            for (var i = 0; i < places[axis].Length; i++) places[axis][i] |= other.places[axis][i];
        }

        return IsMarked = true;
    }

    /// <summary>The first and the last place of an axis that count; (0, −1) where none does.</summary>
    public (int First, int Last) Hull(int axis)
    {
        if (!IsMarked) return (0, -1);
        var span = places[axis].AsSpan();
        return (span.IndexOf(true), span.LastIndexOf(true));
    }
}
