using LiveConv.Ops;
using LiveConv.Tensors;

namespace LiveConv.Tests.Support.Ops;

internal static class NormalizedCrossCorrelationCases
{
    public static IEnumerable<OpCase> All =>
    [
        .. Shapes.Pictures.Select((shape, i) => Case($"3×3 in {shape}", Values.Uniform(shape, 3300 + i, 0, 1), Values.Uniform(new(1, 1, 3, 3), 3320, 0, 1))),
        Case("5×7, batch of 2", Values.Uniform(new(2, 1, 11, 13), 3340, 0, 1), Values.Uniform(new(1, 1, 5, 7), 3341, 0, 1)),
        Case("even 4×2", Values.Uniform(new(1, 1, 11, 13), 3342, 0, 1), Values.Uniform(new(1, 1, 4, 2), 3343, 0, 1)),
        Case("1×9", Values.Uniform(new(1, 1, 7, 17), 3344, 0, 1), Values.Uniform(new(1, 1, 1, 9), 3345, 0, 1)),
        Case("template larger than the picture", Values.Uniform(new(1, 1, 17, 19), 3346, 0, 1), Values.Uniform(new(1, 1, 31, 31), 3347, 0, 1)),
        Case("flat picture", Values.Constant(new(1, 1, 7, 9), 0.3f), Values.Uniform(new(1, 1, 3, 5), 3348, 0, 1)),
        Case("constant template gives 0", Values.Uniform(new(1, 1, 7, 9), 3349, 0, 1), Values.Constant(new(1, 1, 3, 3), 0.1f)),
        Case("single-pixel template gives 0", Values.Uniform(new(1, 1, 5, 7), 3350, 0, 1), Values.Constant(new(1, 1, 1, 1), 0.7f)),
        Case("low contrast", Values.Uniform(new(1, 1, 7, 9), 3351, 0.5f, 0.51f), Values.Uniform(new(1, 1, 3, 3), 3352, 0.2f, 0.21f)),
        Case("template cut from the picture", Ramp(), Cut(Ramp(), 4, 5, 3, 5)),
        Case("1×1, a template that can't vary", Values.Uniform(new(1, 1, 3, 40), 3370, 0, 1), Values.Uniform(new(1, 1, 1, 1), 3371, 0, 1)),
        Case("a column of 13", Values.Uniform(new(1, 1, 29, 71), 3372, 0, 1), Values.Uniform(new(1, 1, 13, 1), 3373, 0, 1)),
        Case("a row of 37", Values.Uniform(new(1, 1, 5, 97), 3374, 0, 1), Values.Uniform(new(1, 1, 1, 37), 3375, 0, 1)),
        Case("two rows", Values.Uniform(new(1, 1, 11, 101), 3376, 0, 1), Values.Uniform(new(1, 1, 2, 5), 3377, 0, 1)),
        Case("as large as the picture", Values.Uniform(new(1, 1, 23, 19), 3378, 0, 1), Values.Uniform(new(1, 1, 23, 19), 3379, 0, 1)),
        Case("noise of 2⁻²⁰ on a large offset", Values.Uniform(new(1, 1, 17, 43), 3380, 1, 1.000001f), Values.Uniform(new(1, 1, 5, 7), 3381, 0, 1)),
        Case("a template of little contrast on a large offset", Values.Uniform(new(1, 1, 17, 43), 3382, 0, 1), Values.Uniform(new(1, 1, 5, 7), 3383, 1, 1.0001f)),
        Case("flat but for a corner that is 1000 times as bright", Values.Constant(new(1, 1, 31, 83), 0.1f).With((0, 100)), Values.Uniform(new(1, 1, 9, 11), 3384, 0, 1)),
        Case("black beside white", Halves(new(1, 1, 23, 131)), Values.Uniform(new(1, 1, 7, 9), 3385, 0, 1)),
        Case("NaN and infinities stay in their windows", Values.Uniform(new(1, 1, 29, 67), 3386, 0, 1).With((70, float.NaN), (900, float.PositiveInfinity), (1942, float.NegativeInfinity)), Values.Uniform(new(1, 1, 5, 9), 3387, 0, 1)),
        Case("values of 8 bits", Values.Uniform(new(1, 1, 19, 53), 3388, 0, 255), Values.Uniform(new(1, 1, 7, 5), 3389, 0, 255), 0.065f),
        Case("a dim picture with a tiny epsilon", Values.Uniform(new(1, 1, 11, 37), 3392, 0, 1e-3f), Values.Uniform(new(1, 1, 5, 3), 3393, 0, 1), 1e-12f),
        Case("wider than several blocks of columns, batch of 2", Values.Uniform(new(2, 1, 37, 307), 3390, 0, 1), Values.Uniform(new(1, 1, 9, 9), 3391, 0, 1)),
        Case("more epsilon", Values.Uniform(new(1, 1, 7, 9), 3353, 0, 1), Values.Uniform(new(1, 1, 3, 3), 3354, 0, 1), 0.01f),
    ];

    private static OpCase Case(string what, Tensor x, Tensor template, float epsilon = 1e-6f) =>
        new($"NormalizedCrossCorrelation: {what}", new NormalizedCrossCorrelation(epsilon), [x, template], [1]);

    /// <summary>0 in the left half of each row, 0.7 in the right.</summary>
    private static Tensor Halves(Shape shape) => new(shape, [.. Enumerable.Range(0, shape.Count).Select(i => i % shape.W < shape.W / 2 ? 0 : 0.7f)]);

    private static Tensor Ramp() => Values.Uniform(new(1, 1, 13, 17), 3360, 0, 1);

    private static Tensor Cut(Tensor x, int top, int left, int height, int width)
    {
        var template = new Tensor(new(1, 1, height, width));
        for (var y = 0; y < height; y++)
        for (var col = 0; col < width; col++)
            template[0, 0, y, col] = x[0, 0, top + y, left + col];
        return template;
    }
}
