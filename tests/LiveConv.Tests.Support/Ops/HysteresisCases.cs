using LiveConv.Ops;
using LiveConv.Tensors;

namespace LiveConv.Tests.Support.Ops;

internal static class HysteresisCases
{
    public static IEnumerable<OpCase> All =>
    [
        .. Shapes.All.Select((shape, i) => OpCase.Of(new Hysteresis(0.2f, 0.9f), $"{shape}", Values.Uniform(shape, 3100 + i))),
        OpCase.Of(new Hysteresis(0.5f, 1.5f), "serpentine of 23×23", Serpentine(23, 23)),
        OpCase.Of(new Hysteresis(0.5f, 1.5f), "serpentine of 70×67", Serpentine(70, 67)),
        OpCase.Of(new Hysteresis(0.5f, 1.5f), "connected by corners only", Diagonal(19, 17)),
        OpCase.Of(new Hysteresis(0.5f, 0.5f), "one threshold", Values.Uniform(new Shape(1, 1, 11, 13), 3150)),
        OpCase.Of(new Hysteresis(1, 2), "values equal to the thresholds", Values.Integers(new Shape(1, 2, 11, 13), 3151, 0, 3)),
        OpCase.Of(new Hysteresis(0.5f, 9), "nothing strong", Values.Uniform(new Shape(1, 1, 7, 5), 3152)),
        OpCase.Of(new Hysteresis(-2, 0.99f), "everything weak", Values.Uniform(new Shape(2, 3, 7, 9), 3153)),
    ];

    /// <summary>One long weak path that turns at every second row, strong only at its last pixel.</summary>
    private static Tensor Serpentine(int height, int width)
    {
        var x = new Tensor(new Shape(1, 1, height, width));
        for (var row = 0; row < height; row++)
        for (var col = 0; col < width; col++)
        {
            var turn = row % 4 == 1 ? width - 1 : 0;
            x[0, 0, row, col] = row % 2 == 0 || col == turn ? 1 : 0;
        }

        var last = (height - 1) / 2 * 2;
        x[0, 0, last, last % 4 == 0 ? width - 1 : 0] = 2;
        return x;
    }

    private static Tensor Diagonal(int height, int width)
    {
        var x = new Tensor(new Shape(1, 1, height, width));
        for (var i = 0; i < Math.Min(height, width); i++) x[0, 0, i, width - 1 - i] = i == 0 ? 2 : 1;
        return x;
    }
}
