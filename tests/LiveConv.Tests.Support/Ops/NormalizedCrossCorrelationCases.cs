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
        Case("more epsilon", Values.Uniform(new(1, 1, 7, 9), 3353, 0, 1), Values.Uniform(new(1, 1, 3, 3), 3354, 0, 1), 0.01f),
    ];

    private static OpCase Case(string what, Tensor x, Tensor template, float epsilon = 1e-6f) =>
        new($"NormalizedCrossCorrelation: {what}", new NormalizedCrossCorrelation(epsilon), [x, template], [1]);

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
