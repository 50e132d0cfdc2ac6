using LiveConv.Ops;
using LiveConv.Tensors;

namespace LiveConv.Microscope.Fields;

/// <summary>
/// How the axes of a movement's output run through those of its input: [output axis][position][input axis] is the step that the position adds to the
/// place along the input's axis.
/// </summary>
internal sealed class MovementSteps
{
    private readonly int[][] steps;
    private readonly Shape input;
    private readonly bool[][] sums;
    private readonly bool[][] next;

    public MovementSteps(AxisMovementOp op, Shape input, Shape output)
    {
        this.input = input;
        Offsets = op.Offsets(input, output);
        steps = new int[output.Rank][];
        var strides = input.Strides();
        for (var axis = 0; axis < output.Rank; axis++)
        {
            steps[axis] = new int[output[axis] * input.Rank];
            for (var i = 0; i < output[axis]; i++)
            {
                for (var a = 0; a < input.Rank; a++) steps[axis][(i * input.Rank) + a] = Offsets[axis][i] < 0 ? 0 : Offsets[axis][i] / strides[a] % input[a];
            }
        }

        sums = [.. Enumerable.Range(0, input.Rank).Select(axis => new bool[input[axis]])];
        next = [.. Enumerable.Range(0, input.Rank).Select(axis => new bool[input[axis]])];
    }

    /// <summary>What each position of each axis of the output adds to the index of the input.</summary>
    public int[][] Offsets { get; }

    /// <summary>Marks what the elements of a region are copies of.</summary>
    public void Apply(Region output, Region result)
    {
        if (!TryAxisByAxis(output, result)) Elements(output, result, 0, 0);
    }

    /// <summary>Sums of steps, one of each axis of the output. Not where they would go over the end of an axis, and on along the one before.</summary>
    private bool TryAxisByAxis(Region output, Region result)
    {
        for (var a = 0; a < input.Rank; a++)
        {
            Array.Clear(sums[a]);
            if (sums[a].Length > 0) sums[a][0] = true;
        }

        for (var axis = 0; axis < steps.Length; axis++)
        {
            for (var a = 0; a < input.Rank; a++)
            {
                Array.Clear(next[a]);
                var places = output.Places(axis);
                for (var i = 0; i < places.Length; i++)
                {
                    if (!places[i] || Offsets[axis][i] < 0) continue;
                    var step = steps[axis][(i * input.Rank) + a];
                    for (var place = 0; place < sums[a].Length; place++)
                    {
                        if (!sums[a][place]) continue;
                        if (place + step >= next[a].Length) return false;
                        next[a][place + step] = true;
                    }
                }

                (sums[a], next[a]) = (next[a], sums[a]);
            }
        }

        for (var a = 0; a < input.Rank; a++) sums[a].CopyTo(result.Mark(a));
        return true;
    }

    private void Elements(Region output, Region result, int axis, int offset)
    {
        if (axis == steps.Length)
        {
            result.MarkElement(offset);
            return;
        }

        var places = output.Places(axis);
        for (var i = 0; i < places.Length; i++)
        {
            if (places[i] && Offsets[axis][i] >= 0) Elements(output, result, axis + 1, offset + Offsets[axis][i]);
        }
    }
}
