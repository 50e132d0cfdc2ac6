using LiveConv.Reference;
using LiveConv.Tensors;

namespace LiveConv.Ops;

/// <summary>
/// A movement of one input in which each axis of the output has its say by itself: output element (i₀, i₁, …) copies input
/// element Offset(0, i₀) + Offset(1, i₁) + …, counted in row-major order; where any of them is negative it is <see cref="Fill"/>.
/// </summary>
public abstract record AxisMovementOp : MovementOp
{
    /// <summary>The value of elements that copy nothing.</summary>
    public virtual float Fill => 0;

    /// <summary>What position <paramref name="position"/> of output axis <paramref name="axis"/> adds to the index of the input element; negative for the fill value.</summary>
    /// <param name="input">Shape of the input.</param>
    /// <param name="output">Shape of the output, as inferred.</param>
    /// <param name="axis">An axis of the output.</param>
    /// <param name="position">0 … the axis' size − 1.</param>
    public abstract int Offset(Shape input, Shape output, int axis, int position);

    /// <summary>All offsets of all axes: what a kernel needs to know of the op.</summary>
    public int[][] Offsets(Shape input, Shape output)
    {
        var offsets = new int[output.Rank][];
        for (var axis = 0; axis < offsets.Length; axis++)
        {
            offsets[axis] = new int[output[axis]];
            for (var i = 0; i < offsets[axis].Length; i++) offsets[axis][i] = Offset(input, output, axis, i);
        }

        return offsets;
    }

    public override void Evaluate(ReadOnlySpan<Tensor> inputs, ReferenceOutput output)
    {
        var x = inputs[0];
        var offsets = Offsets(x.Shape, output.Shape);
        var position = new int[output.Shape.Rank];
        for (var index = 0; index < output.Values.Length; index++)
        {
            var source = 0;
            for (var axis = 0; axis < position.Length && source >= 0; axis++)
            {
                var offset = offsets[axis][position[axis]];
                source = offset < 0 ? -1 : source + offset;
            }

            output.SetExact(index, source < 0 ? Fill : x.Value(source));
            for (var axis = position.Length - 1; axis >= 0 && ++position[axis] == output.Shape[axis]; axis--) position[axis] = 0;
        }
    }
}
