namespace LiveConv.Benchmarks.Measuring;

/// <summary>Measures contestants in turns, so that what the machine does meanwhile meets all of them.</summary>
internal static class Race
{
    /// <summary>Each round every contestant takes one turn; who begins changes from round to round.</summary>
    public static void Run(int rounds, params IReadOnlyList<Contestant> contestants)
    {
        foreach (var contestant in contestants) contestant.Prepare();
        for (var round = 0; round < rounds; round++)
        {
            for (var i = 0; i < contestants.Count; i++) contestants[(round + i) % contestants.Count].Take();
        }
    }
}
