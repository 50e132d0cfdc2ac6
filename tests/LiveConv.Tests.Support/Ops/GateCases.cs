using LiveConv.Ops;
using LiveConv.Tensors;

namespace LiveConv.Tests.Support.Ops;

internal static class GateCases
{
    private static readonly Shape Odd = new(2, 5, 3, 7);

    public static IEnumerable<OpCase> All =>
    [
        .. Shapes.All.Select((shape, i) => OpCase.Of(new Gate(0), $"above 0 of {shape}", Values.Uniform(shape, 3900 + i), Values.Uniform(shape, 3930 + i))),
        OpCase.Of(new Gate(0, 6), "between 0 and 6, both of them shut", Values.Uniform(Odd, 3960), Values.Integers(Odd, 3961, -1, 7)),
        OpCase.Of(new Gate(0, Outside: 0.1f), "a slope outside", Values.Uniform(Odd, 3962), Values.Uniform(Odd, 3963)),
        OpCase.Of(new Gate(float.NegativeInfinity, -0.25f, -2), "below a number, a negative slope", Values.Uniform(Odd, 3964), Values.Uniform(Odd, 3965)),
        OpCase.Of(new Gate(0.5f), "a value for each channel", Values.Uniform(Odd, 3966), Values.Uniform(new Shape(5, 1, 1), 3967)),
        OpCase.Of(new Gate(-0.5f, 0.5f), "a gradient of one pixel", Values.Uniform(new Shape(2, 9, 1, 1), 3968), Values.Uniform(new Shape(2, 9, 3, 5), 3969)),
        OpCase.Of(new Gate(0), "rank 3", Values.Uniform(new Shape(3, 1, 5), 3970), Values.Uniform(new Shape(7, 1), 3971)),
        OpCase.Of(new Gate(0), "special values", Values.NormalSpecials(Odd), Values.NormalSpecials(Odd, 5)),
        OpCase.Of(new Gate(-1, 0.75f, 0.5f), "special values, a slope outside", Values.NormalSpecials(Odd, 3), Values.Specials(Odd, 7)),
    ];
}
