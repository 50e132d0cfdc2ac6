using LiveConv.Reference;
using LiveConv.Tensors;

namespace LiveConv.Ops;

/// <summary>
/// Finds the K largest (or smallest) elements along an axis, in order; of equal ones the first comes first, NaN is smaller than
/// anything. Exact.
/// </summary>
/// <param name="K">How many.</param>
/// <param name="Axis">The axis, counted from 0.</param>
public abstract record TopKOp(int K, int Axis) : Op
{
    /// <summary>The largest ones, from the largest down; otherwise the smallest, from the smallest up.</summary>
    public bool Largest { get; init; } = true;

    /// <summary>Whether the order is asked for. The result is in order either way.</summary>
    public bool Sorted { get; init; } = true;

    public override Shape InferShape(ReadOnlySpan<Shape> inputs)
    {
        RequireInputs(inputs, 1, 1);
        AxisRules.Require(Name, inputs[0], Axis);
        if (K < 0 || K > inputs[0][Axis]) throw new ShapeException($"{Name} takes {K} elements of axis {Axis}, but {inputs[0]} has {inputs[0][Axis]} there");
        var sizes = inputs[0].Sizes.ToArray();
        sizes[Axis] = K;
        return new Shape(sizes);
    }

    public override void Evaluate(ReadOnlySpan<Tensor> inputs, ReferenceOutput output)
    {
        var x = inputs[0];
        var (from, to) = (new AxisGroups(x.Shape, [Axis]), new AxisGroups(output.Shape, [Axis]));
        for (var group = 0; group < to.Starts.Length; group++)
        {
            var start = from.Starts[group];
            var order = Enumerable.Range(0, from.Members.Length);
            double Key(int i) => x.Value(start + from.Members[i]);
            int[] found = [.. (Largest ? order.OrderByDescending(Key) : order.OrderBy(Key)).Take(K)];
            for (var k = 0; k < found.Length; k++) output.SetExact(to.Starts[group] + to.Members[k], Result(found[k], Key(found[k])));
        }
    }

    /// <summary>What is kept of a found element.</summary>
    /// <param name="position">Its place along the axis.</param>
    /// <param name="value">Its value.</param>
    protected abstract double Result(int position, double value);

    /// <summary>Throws for truth values, which have no order.</summary>
    protected void RequireNumbers(ReadOnlySpan<ElementType> inputs)
    {
        foreach (var type in inputs)
        {
            if (type == ElementType.Bool) throw new ShapeException($"{Name} needs numbers, not {type}");
        }
    }
}
