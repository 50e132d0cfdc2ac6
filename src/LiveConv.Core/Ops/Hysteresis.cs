using LiveConv.Reference;
using LiveConv.Tensors;

namespace LiveConv.Ops;

/// <summary>
/// The second threshold of Canny (1986): 1 where a value is above Low and connected, through 8-neighbours above Low,
/// to a value above High; 0 elsewhere. Exact. Each channel by itself. Input and output: N×C×H×W.
/// </summary>
/// <param name="Low">Values up to this one are never edges.</param>
/// <param name="High">Values above this one always are; at least <paramref name="Low"/>.</param>
public sealed record Hysteresis(float Low, float High) : Op
{
    public override string Name => nameof(Hysteresis);

    public override Shape InferShape(ReadOnlySpan<Shape> inputs)
    {
        RequireInputs(inputs, 1, 1);
        if (!(Low <= High)) throw new ShapeException($"{Name} has the thresholds {Low} and {High}; the low one can't be above the high one");
        _ = inputs[0].C;
        return inputs[0];
    }

    public override void Evaluate(ReadOnlySpan<Tensor> inputs, ReferenceOutput output)
    {
        var x = inputs[0];
        for (var i = 0; i < x.Data.Length; i++) output.SetExact(i, 0);
        var open = new Stack<(int Y, int X)>();
        for (var n = 0; n < x.Shape.N; n++)
        for (var c = 0; c < x.Shape.C; c++)
        for (var y = 0; y < x.Shape.H; y++)
        for (var col = 0; col < x.Shape.W; col++)
        {
            if (x[n, c, y, col] > High) Mark(n, c, y, col);
            while (open.TryPop(out var pixel))
            {
                for (var y0 = Math.Max(0, pixel.Y - 1); y0 <= Math.Min(x.Shape.H - 1, pixel.Y + 1); y0++)
                for (var x0 = Math.Max(0, pixel.X - 1); x0 <= Math.Min(x.Shape.W - 1, pixel.X + 1); x0++)
                    if (x[n, c, y0, x0] > Low) Mark(n, c, y0, x0);
            }
        }

        void Mark(int n, int c, int y, int col)
        {
            if (output.Values[x.Index(n, c, y, col)] != 0) return;
            output.SetExact(x.Index(n, c, y, col), 1);
            open.Push((y, col));
        }
    }
}
