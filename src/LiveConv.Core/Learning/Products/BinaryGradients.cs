using LiveConv.Graphs;
using LiveConv.Ops;

namespace LiveConv.Learning.Products;

/// <summary>Functions of two values. An operand that is broadcast gets the sum over its repetitions.</summary>
internal static class BinaryGradients
{
    /// <summary>Keeps quotients whose divisor is 0 at 0/tiny: there the function has a kink.</summary>
    private const float Tiny = 1e-30f;

    public static Node Add(BackwardPass pass, Node layer, int input, Node gradient) => To(pass, layer, input, gradient);

    public static Node Sub(BackwardPass pass, Node layer, int input, Node gradient)
    {
        var summed = To(pass, layer, input, gradient);
        return input == 0 ? summed : pass.Add(new Neg(), summed);
    }

    public static Node Mul(BackwardPass pass, Node layer, int input, Node gradient) =>
        To(pass, layer, input, pass.Mul(gradient, layer.Inputs[1 - input]));

    /// <summary>1/b, and −y/b.</summary>
    public static Node Div(BackwardPass pass, Node layer, int input, Node gradient)
    {
        var part = input == 0 ? gradient : pass.Mul(gradient, pass.Add(new Neg(), layer));
        return To(pass, layer, input, pass.Add(new Div(), part, layer.Inputs[1]));
    }

    /// <summary>b·a^(b − 1), and y·ln a.</summary>
    public static Node Pow(BackwardPass pass, Node layer, int input, Node gradient)
    {
        var (a, b) = (layer.Inputs[0], layer.Inputs[1]);
        var derivative = input == 0
            ? pass.Mul(b, pass.Add(new Pow(), a, pass.Affine(b, 1, -1)))
            : pass.Mul(layer, pass.Add(new Log(), a));
        return To(pass, layer, input, pass.Mul(gradient, derivative));
    }

    /// <summary>1 for the larger one; 0 for both where they are equal.</summary>
    public static Node Max(BackwardPass pass, Node layer, int input, Node gradient) => Larger(pass, layer, input, gradient, sign: 1);

    /// <summary>1 for the smaller one; 0 for both where they are equal.</summary>
    public static Node Min(BackwardPass pass, Node layer, int input, Node gradient) => Larger(pass, layer, input, gradient, sign: -1);

    /// <summary>Of x, 1 above 0 and the slope elsewhere; of the slope, x below 0.</summary>
    public static Node PRelu(BackwardPass pass, Node layer, int input, Node gradient)
    {
        var (x, slope) = (layer.Inputs[0], layer.Inputs[1]);
        if (input == 1) return To(pass, layer, input, pass.Add(new Gate(float.NegativeInfinity, 0), pass.Mul(gradient, x), x));
        return pass.Add(new Where(), pass.Add(new Greater(), x, pass.Scalar(0)), gradient, pass.Mul(gradient, slope));
    }

    /// <summary>a/y and b/y.</summary>
    public static Node Magnitude(BackwardPass pass, Node layer, int input, Node gradient) =>
        To(pass, layer, input, pass.Add(new Div(), pass.Mul(gradient, layer.Inputs[input]), pass.Add(new Max(), layer, pass.Scalar(Tiny))));

    /// <summary>atan2(b, a): −b/(a² + b²) and a/(a² + b²).</summary>
    public static Node Orientation(BackwardPass pass, Node layer, int input, Node gradient)
    {
        var (a, b) = (layer.Inputs[0], layer.Inputs[1]);
        var square = pass.Add(new Max(), pass.Add(new Add(), pass.Mul(a, a), pass.Mul(b, b)), pass.Scalar(Tiny));
        var other = input == 0 ? pass.Add(new Neg(), b) : a;
        return To(pass, layer, input, pass.Add(new Div(), pass.Mul(gradient, other), square));
    }

    /// <summary>Of a the same gate; of b 0.</summary>
    public static Node? Gate(BackwardPass pass, Node layer, int input, Node gradient) =>
        input == 0 ? To(pass, layer, input, pass.Add(layer.Op, gradient, layer.Inputs[1])) : null;

    /// <summary>Passes where the condition chose this one.</summary>
    public static Node Where(BackwardPass pass, Node layer, int input, Node gradient)
    {
        var zero = pass.Scalar(0);
        var (then, otherwise) = input == 1 ? (gradient, zero) : (zero, gradient);
        return To(pass, layer, input, pass.Add(new Where(), layer.Inputs[0], then, otherwise));
    }

    private static Node Larger(BackwardPass pass, Node layer, int input, Node gradient, int sign)
    {
        var (own, other) = (layer.Inputs[input], layer.Inputs[1 - input]);
        var lead = sign > 0 ? pass.Add(new Sub(), own, other) : pass.Add(new Sub(), other, own);
        return To(pass, layer, input, pass.Add(new Gate(0), gradient, lead));
    }

    private static Node To(BackwardPass pass, Node layer, int input, Node gradient) => pass.Unbroadcast(gradient, layer.Inputs[input].Shape);
}
