using LiveConv.Ops;
using LiveConv.Reference;
using LiveConv.Tensors;

namespace LiveConv.Core.Tests.Ops;

/// <summary>Shorthands for tests that hold a reference against hand-worked numbers.</summary>
internal static class Evaluate
{
    /// <summary>What the reference of an op gives, in double.</summary>
    public static double[] Values(Op op, params Tensor[] inputs) => Output(op, inputs).Values;

    public static ReferenceOutput Output(Op op, params Tensor[] inputs)
    {
        var output = new ReferenceOutput(op.InferShape([.. inputs.Select(input => input.Shape)]));
        op.Evaluate(inputs, output);
        return output;
    }

    /// <summary>A picture of one channel, row by row.</summary>
    public static Tensor Picture(int height, int width, params float[] values) => new(new Shape(1, 1, height, width), values);

    /// <summary>The message with which an op refuses shapes.</summary>
    public static string Refusal(Op op, params Shape[] inputs) => Assert.Throws<ShapeException>(() => op.InferShape(inputs)).Message;

    public static void Near(double[] expected, double[] actual)
    {
        Assert.Equal(expected.Length, actual.Length);
        for (var i = 0; i < expected.Length; i++)
            Assert.True(Math.Abs(expected[i] - actual[i]) <= 1e-7 * Math.Max(1, Math.Abs(expected[i])), $"{actual[i]:R} instead of {expected[i]:R} at {i}");
    }
}
