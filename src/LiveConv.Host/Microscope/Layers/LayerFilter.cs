using LiveConv.Graphs;

namespace LiveConv.Host.Microscope.Layers;

/// <summary>The layers of a list that a search leaves.</summary>
internal sealed class LayerFilter
{
    private readonly string[] texts;
    private readonly int[] rows;
    private string search = "";
    private int count;

    /// <param name="layers">The whole list.</param>
    public LayerFilter(IReadOnlyList<Node> layers)
    {
        texts = [.. layers.Select(layer => $"{layer.Name} {layer.Op.Name} {layer.Shape}")];
        rows = new int[texts.Length];
        Apply("");
    }

    /// <summary>Places in the whole list.</summary>
    public ReadOnlySpan<int> Rows => rows.AsSpan(0, count);

    /// <summary>Whether anything is left out.</summary>
    public bool IsOn => count < rows.Length;

    /// <summary>Leaves what has all words of the search in its name, its op or its shape, in capitals or not.</summary>
    public void Apply(string text)
    {
        // Apart, so that what the search captures isn't made where there is none.
        if (text != search || count == 0) Search(text);
    }

    /// <summary>The place so many rows further among those that are left, counted around.</summary>
    /// <param name="row">A place in the whole list; it needn't be left itself.</param>
    /// <param name="by">How many further.</param>
    public int Move(int row, int by)
    {
        if (count == 0) return row;
        var at = Rows.BinarySearch(row);
        if (at < 0) at = by > 0 ? ~at - 1 : ~at;
        return rows[(((at + by) % count) + count) % count];
    }

    private void Search(string text)
    {
        search = text;
        var words = text.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        count = 0;
        for (var i = 0; i < texts.Length; i++)
        {
            if (words.All(word => texts[i].Contains(word, StringComparison.OrdinalIgnoreCase))) rows[count++] = i;
        }
    }
}
