namespace LiveConv.Cpu.Blocked;

/// <summary>
/// Places for values that live from one step to another: those that live at the same time don't overlap. Greedy by size: the largest comes first, each goes into
/// the smallest gap that fits (Pisarchyk, Lee: Efficient Memory Management for Deep Neural Net Inference, 2020).
/// </summary>
internal static class MemoryPlan
{
    /// <summary>Finds the place of each value.</summary>
    /// <param name="values">Floats, first step and last step of each.</param>
    /// <returns>Where each begins, and how many floats all of them need.</returns>
    public static (int[] Offsets, int Floats) Offsets(IReadOnlyList<(int Floats, int First, int Last)> values)
    {
        var offsets = new int[values.Count];
        var placed = new List<int>();
        var total = 0;
        foreach (var i in Enumerable.Range(0, values.Count).OrderByDescending(i => values[i].Floats))
        {
            var (floats, first, last) = values[i];
            var (best, smallest, end) = (-1, int.MaxValue, 0);
            foreach (var other in placed.Where(j => values[j].First <= last && first <= values[j].Last).OrderBy(j => offsets[j]))
            {
                var gap = offsets[other] - end;
                if (gap >= floats && gap < smallest) (best, smallest) = (end, gap);
                end = Math.Max(end, offsets[other] + values[other].Floats);
            }

            offsets[i] = best >= 0 ? best : end;
            placed.Add(i);
            total = Math.Max(total, checked(offsets[i] + floats));
        }

        return (offsets, total);
    }
}
