using LiveConv.Tensors;

namespace LiveConv.Onnx.Converters;

/// <summary>Operators that read or change a shape only, and tensors made from nothing but a shape or a range.</summary>
internal static class ShapeConverters
{
    /// <summary>More elements than the largest layer of VGG has; beyond it a file asks for memory that no network needs.</summary>
    private const int MostElements = 1 << 28;

    private const int LongestRange = 1 << 22;

    public static Dictionary<string, Converter> Table { get; } = new()
    {
        ["ConstantOfShape"] = ConstantOfShape,
        ["EyeLike"] = EyeLike,
        ["Flatten"] = Flatten,
        ["Range"] = Range,
        ["Reshape"] = Reshape,
        ["Shape"] = ShapeOf,
        ["Size"] = node => node.Constant(Tensor.OfIntegers(new Shape(), [node.Input(0).Shape.Count])),
        ["Squeeze"] = Squeeze,
        ["Unsqueeze"] = Unsqueeze,
    };

    private static Value Reshape(NodeContext node)
    {
        var x = node.Input(0);
        var target = node.KnownIntegers(1);
        var sizes = new int[target.Length];
        var (open, product) = (-1, 1L);
        for (var i = 0; i < sizes.Length; i++)
        {
            if (target[i] == -1 && open < 0)
            {
                open = i;
                continue;
            }

            if (target[i] < 0) throw node.Problem($"the shape {string.Join('×', target)} isn't possible");
            var copy = target[i] == 0 && !node.Flag("allowzero");
            if (copy && i >= x.Rank) throw node.Problem($"it copies size {i + 1} of {x.Shape}, which has {x.Rank}");
            sizes[i] = copy ? x.Shape[i] : node.ToInt(target[i], "a size");
            product = Math.Min(int.MaxValue, product * sizes[i]);
        }

        if (open >= 0) sizes[open] = product > 0 ? (int)(x.Shape.Count / product) : 0;
        return node.Reshape(x, new Shape(sizes));
    }

    private static Value Flatten(NodeContext node)
    {
        var x = node.Input(0);
        var axis = node.Integer("axis", 1);
        if (axis < -x.Rank || axis > x.Rank) throw node.Problem($"the axis {axis} doesn't exist; its input is {x.Shape}");
        if (axis < 0) axis += x.Rank;
        var rows = new Shape(x.Shape.Sizes[..(int)axis]).Count;
        return node.Reshape(x, new Shape(rows, new Shape(x.Shape.Sizes[(int)axis..]).Count));
    }

    private static Value Squeeze(NodeContext node)
    {
        var x = node.Input(0);
        var given = node.IntegersOrInput("axes", 1);
        var axes = given is null
            ? Enumerable.Range(0, x.Rank).Where(axis => x.Shape[axis] == 1).ToHashSet()
            : given.Select(axis => node.Axis(axis, x.Rank)).ToHashSet();
        foreach (var axis in axes)
        {
            if (x.Shape[axis] != 1) throw node.Problem($"axis {axis} of {x.Shape} can't be left out; its size isn't 1");
        }

        return node.Reshape(x, new Shape([.. Enumerable.Range(0, x.Rank).Where(axis => !axes.Contains(axis)).Select(axis => x.Shape[axis])]));
    }

    private static Value Unsqueeze(NodeContext node)
    {
        var x = node.Input(0);
        var given = node.IntegersOrInput("axes", 1) ?? throw node.Problem("it lacks 'axes'");
        var rank = x.Rank + given.Length;
        var axes = given.Select(axis => node.Axis(axis, rank)).ToHashSet();
        if (axes.Count != given.Length) throw node.Problem("'axes' names an axis twice");
        var next = 0;
        var sizes = new int[rank];
        for (var axis = 0; axis < rank; axis++) sizes[axis] = axes.Contains(axis) ? 1 : x.Shape[next++];
        return node.Reshape(x, new Shape(sizes));
    }

    private static Value ShapeOf(NodeContext node)
    {
        var x = node.Input(0);
        var start = Place(node.Integer("start", 0), x.Rank);
        var end = Place(node.Integer("end", x.Rank), x.Rank);
        var sizes = x.Shape.Sizes[start..Math.Max(start, end)].ToArray();
        return node.Constant(Tensor.OfIntegers(new Shape(sizes.Length), Array.ConvertAll(sizes, size => (long)size)));
    }

    private static int Place(long axis, int rank) => (int)Math.Clamp(axis < 0 ? axis + rank : axis, 0, rank);

    private static Value ConstantOfShape(NodeContext node)
    {
        var shape = new Shape([.. node.KnownIntegers(0).Select(size => node.ToInt(size, "a size"))]);
        if (shape.Count > MostElements) throw node.Problem($"a constant of {shape} is too large; at most {MostElements} elements are possible");
        var value = node.Tensor("value") ?? new Tensor(new Shape(1), [0f]);
        if (value.Shape.Count != 1) throw node.Problem($"its value has the shape {value.Shape}; it must be one number");
        return node.Constant(shape, value.Type, () =>
        {
            var result = new Tensor(shape, value.Type);
            if (value.Type == ElementType.Int64) Array.Fill(result.Integers, value.Integers[0]);
            else Array.Fill(result.Data, value.Data[0]);
            return result;
        });
    }

    private static Value EyeLike(NodeContext node)
    {
        var x = node.Input(0);
        if (x.Rank != 2) throw node.Problem($"its input must be a matrix, not {x.Shape}");
        if (x.Shape.Count > LongestRange) throw node.Problem($"a constant of {x.Shape} is too large");
        var type = node.Has("dtype") ? TensorReader.TypeOf(node.Int("dtype", 1)) : x.Type;
        var result = new Tensor(x.Shape, type);
        var shift = node.Integer("k", 0);
        for (var row = 0; row < x.Shape[0]; row++)
        {
            var column = row + shift;
            if (column < 0 || column >= x.Shape[1]) continue;
            if (type == ElementType.Int64) result.Integers[(row * x.Shape[1]) + column] = 1;
            else result.Data[(row * x.Shape[1]) + column] = 1;
        }

        return node.Constant(result);
    }

    private static Value Range(NodeContext node)
    {
        var (start, limit, delta) = (node.Known(0), node.Known(1), node.Known(2));
        if (start.Shape.Count != 1 || limit.Shape.Count != 1 || delta.Shape.Count != 1) throw node.Problem("start, limit and delta must be one number each");
        var count = Math.Ceiling((limit.Value(0) - start.Value(0)) / delta.Value(0));
        if (!(count <= LongestRange)) throw node.Problem($"a range from {start.Value(0)} to {limit.Value(0)} by {delta.Value(0)} is too long");
        var length = (int)Math.Max(0, count);
        return node.Constant(start.Type == ElementType.Int64
            ? Tensor.OfIntegers(new Shape(length), [.. Enumerable.Range(0, length).Select(i => start.Integers[0] + (i * delta.Integers[0]))])
            : new Tensor(new Shape(length), [.. Enumerable.Range(0, length).Select(i => start.Data[0] + (i * delta.Data[0]))]));
    }
}
