using LiveConv.Reference;

namespace LiveConv.Ops;

/// <summary>x − max − ln Σe^(x − max) along an axis: the logarithm of <see cref="Softmax"/>, without its underflow.</summary>
/// <remarks>
/// Bound: the sum's relative error moves its logarithm by as much; ln has 2⁻²¹ up to 2 and 3 ULP above (Vulkan precision table); the two
/// differences round once each.
/// </remarks>
/// <param name="Axis">The axis, from 0.</param>
public sealed record LogSoftmax(int Axis) : AxisOp(Axis)
{
    public override string Name => nameof(LogSoftmax);

    protected override void Apply(double[] x, double[] y, double[] bounds)
    {
        var (largest, sum, error) = Softmax.Powers(x);
        var logarithm = Math.Log(sum);
        for (var i = 0; i < x.Length; i++)
        {
            y[i] = x[i] - largest - logarithm;
            bounds[i] = (error / (sum - error)) + Precision.Log(sum, logarithm)
                + Rounding.Operations(1, x[i] - largest) + Rounding.Operations(1, y[i]);
        }
    }
}
