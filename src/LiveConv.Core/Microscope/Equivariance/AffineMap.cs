namespace LiveConv.Microscope.Equivariance;

/// <summary>(x, y) ↦ (XX·x + XY·y + X0, YX·x + YY·y + Y0).</summary>
internal readonly record struct AffineMap(double XX, double XY, double X0, double YX, double YY, double Y0)
{
    /// <summary>Whether it moves by whole pixels and does nothing else.</summary>
    public bool IsShift => XX == 1 && YY == 1 && XY == 0 && YX == 0 && Math.Floor(X0) == X0 && Math.Floor(Y0) == Y0;

    public (double X, double Y) Apply(double x, double y) => ((XX * x) + (XY * y) + X0, (YX * x) + (YY * y) + Y0);

    /// <summary>The same map between the places of a grid: place i lies at step·i + first.</summary>
    public AffineMap On(MapGrid grid) => new(
        XX,
        XY * grid.StepY / grid.StepX,
        ((XX * grid.FirstX) + (XY * grid.FirstY) + X0 - grid.FirstX) / grid.StepX,
        YX * grid.StepX / grid.StepY,
        YY,
        ((YX * grid.FirstX) + (YY * grid.FirstY) + Y0 - grid.FirstY) / grid.StepY);
}
