namespace LiveConv.Ops;

/// <summary>1 for the first largest value along an axis, 0 for all others. Exact.</summary>
/// <param name="Axis">The axis, from 0.</param>
public sealed record Hardmax(int Axis) : AxisOp(Axis)
{
    public override string Name => nameof(Hardmax);

    protected override void Apply(double[] x, double[] y, double[] bounds)
    {
        var largest = 0;
        for (var i = 1; i < x.Length; i++)
            if (x[i] > x[largest]) largest = i;
        for (var i = 0; i < x.Length; i++) y[i] = i == largest ? 1 : 0;
    }
}
