using System.Collections.Immutable;
using LiveConv.Tensors;

namespace LiveConv.Cpu;

/// <summary>
/// A tensor as groups along some axes, as <see cref="AxisGroups"/> has them, but in contiguous runs: the innermost axes that are all
/// within a group, or all outside, make one run.
/// </summary>
internal sealed class AxisRuns
{
    public AxisRuns(Shape shape, ImmutableArray<int> axes)
    {
        var first = shape.Rank;
        Within = shape.Rank > 0 && axes.Contains(shape.Rank - 1);
        while (first > 0 && axes.Contains(first - 1) == Within) first--;
        Length = 1;
        for (var axis = first; axis < shape.Rank; axis++) Length *= shape[axis];
        Count = 1;
        foreach (var axis in axes) Count *= shape[axis];

        var folded = new int[first + 1];
        for (var axis = 0; axis < first; axis++) folded[axis] = shape[axis];
        folded[first] = Length;
        ImmutableArray<int> outer = [.. axes.Where(axis => axis < first)];
        Starts = new AxisGroups(new Shape(folded), [.. outer, first]).Starts;
        Members = new AxisGroups(new Shape(folded), outer).Members;
    }

    /// <summary>Elements of a run.</summary>
    public int Length { get; }

    /// <summary>Whether the elements of a run belong to one group; otherwise each belongs to a group of its own.</summary>
    public bool Within { get; }

    /// <summary>Elements of a group.</summary>
    public int Count { get; }

    /// <summary>Where each group (or run of groups) starts.</summary>
    public int[] Starts { get; }

    /// <summary>How far each run of a group is from its start.</summary>
    public int[] Members { get; }
}
