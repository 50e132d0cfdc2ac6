using LiveConv.Ops;
using LiveConv.Tensors;

namespace LiveConv.Cpu;

/// <summary>
/// Copies elements to where a movement op wants them. Trailing axes whose elements follow each other in the input are
/// joined to rows of few long runs; where there are no runs, each element of a row is fetched by its offset.
/// </summary>
internal sealed class MovementCpu : CpuKernel
{
    /// <summary>A row stops growing here, so that threads have rows to share.</summary>
    private const int LongestRow = 1 << 16;

    private readonly Tensor input;
    private readonly Tensor output;
    private readonly float fill;
    private readonly int[][] outer;
    private readonly int rows;
    private readonly int length;
    private readonly int[] offsets;
    private readonly (int To, int From, int Length)[] runs;

    public MovementCpu(AxisMovementOp op, Tensor[] inputs, Tensor output)
    {
        (input, this.output, fill) = (inputs[0], output, op.Fill);
        var axes = op.Offsets(inputs[0].Shape, output.Shape);
        var row = axes.Length > 0 ? axes[^1] : [0];
        var last = axes.Length - 1;
        while (last > 0 && row.Length > 0 && (long)row.Length * axes[last - 1].Length <= LongestRow)
        {
            row = Join(axes[last - 1], row);
            last--;
        }

        outer = axes[..Math.Max(0, last)];
        length = row.Length;
        rows = length == 0 ? 0 : output.Shape.Count / length;
        offsets = row;
        runs = Runs(row);
    }

    /// <summary>Whether elements lie so scattered that fetching one by one beats copying runs.</summary>
    private bool IsScattered => runs.Length * 4 > length;

    public override int Rows(int phase) => rows;

    public override void Run(int phase, int from, int to)
    {
        Span<float> x = input.Values, y = output.Values;
        for (var row = from; row < to; row++)
        {
            var destination = y.Slice(row * length, length);
            var start = Start(row);
            if (start < 0) destination.Fill(fill);
            else if (IsScattered) Fetch(x, start, destination);
            else Copy(x, start, destination);
        }
    }

    /// <summary>The offsets of two neighbouring axes seen as one.</summary>
    private static int[] Join(int[] outer, int[] inner)
    {
        var joined = new int[outer.Length * inner.Length];
        for (var i = 0; i < joined.Length; i++)
        {
            var (a, b) = (outer[i / inner.Length], inner[i % inner.Length]);
            joined[i] = a < 0 || b < 0 ? -1 : a + b;
        }

        return joined;
    }

    /// <summary>Neighbours in the output that are neighbours in the input, or all fill.</summary>
    public static (int To, int From, int Length)[] Runs(int[] offsets)
    {
        var runs = new List<(int To, int From, int Length)>();
        for (var i = 0; i < offsets.Length; i++)
        {
            var from = Math.Max(offsets[i], -1);
            if (runs.Count > 0 && runs[^1] is var run && (run.From < 0 ? from < 0 : from == run.From + run.Length)) runs[^1] = run with { Length = run.Length + 1 };
            else runs.Add((i, from, 1));
        }

        return [.. runs];
    }

    /// <summary>What the axes before the row add to its offsets; negative where the whole row is fill.</summary>
    private int Start(int row)
    {
        var start = 0;
        for (var axis = outer.Length - 1; axis >= 0; axis--)
        {
            (row, var position) = Math.DivRem(row, outer[axis].Length);
            if (outer[axis][position] < 0) return -1;
            start += outer[axis][position];
        }

        return start;
    }

    private void Copy(ReadOnlySpan<float> x, int start, Span<float> destination)
    {
        foreach (var (to, from, count) in runs)
        {
            if (from < 0) destination.Slice(to, count).Fill(fill);
            else x.Slice(start + from, count).CopyTo(destination[to..]);
        }
    }

    private void Fetch(ReadOnlySpan<float> x, int start, Span<float> destination)
    {
        for (var i = 0; i < destination.Length; i++) destination[i] = offsets[i] < 0 ? fill : x[start + offsets[i]];
    }
}
