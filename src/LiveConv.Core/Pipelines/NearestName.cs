namespace LiveConv.Pipelines;

/// <summary>Finds the name that somebody probably meant.</summary>
public static class NearestName
{
    /// <summary>The nearest of <paramref name="names"/> by edit distance, or null where none is near.</summary>
    public static string? Find(string name, IEnumerable<string> names)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(names);
        string? nearest = null;
        var least = Math.Max(2, name.Length / 2) + 1;
        foreach (var candidate in names)
        {
            var distance = Distance(Fold(name), Fold(candidate));
            if (distance >= least) continue;
            least = distance;
            nearest = candidate;
        }

        return nearest;
    }

    /// <summary><c>; did you mean 'sobel'?</c> or, where nothing is near, <c>; there are a, b and c</c>.</summary>
    public static string Suggest(string name, IReadOnlyCollection<string> names)
    {
        ArgumentNullException.ThrowIfNull(names);
        if (Find(name, names) is { } nearest) return $"; did you mean '{nearest}'?";
        return names.Count == 0 ? "" : $"; there are {string.Join(", ", names)}";
    }

    /// <summary>Levenshtein distance: the least number of insertions, deletions and replacements.</summary>
    public static int Distance(string a, string b)
    {
        ArgumentNullException.ThrowIfNull(a);
        ArgumentNullException.ThrowIfNull(b);
        var row = Enumerable.Range(0, b.Length + 1).ToArray();
        for (var i = 1; i <= a.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var replaced = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(replaced, Math.Min(row[j], row[j - 1]) + 1);
            }
        }

        return row[b.Length];
    }

    private static string Fold(string name) => name.ToLowerInvariant().Replace('_', '-').Replace(' ', '-');
}
