using LiveConv.Graphs;
using LiveConv.Ops;

namespace LiveConv.Learning.Products;

/// <summary>Smooth and piecewise activations: the gradient times the derivative.</summary>
internal static class ActivationGradients
{
    /// <summary>1 above 0, αeˣ = y + α below.</summary>
    public static Node Elu(BackwardPass pass, Node layer, int input, Node gradient) =>
        AboveZero(pass, layer, gradient, pass.Affine(layer, 1, ((Elu)layer.Op).Alpha));

    /// <summary>1 above 0, e^(x/α) = y/α + 1 below.</summary>
    public static Node Celu(BackwardPass pass, Node layer, int input, Node gradient) =>
        AboveZero(pass, layer, gradient, pass.Affine(layer, 1 / ((Celu)layer.Op).Alpha, 1));

    /// <summary>γ above 0, γαeˣ = y + γα below.</summary>
    public static Node Selu(BackwardPass pass, Node layer, int input, Node gradient)
    {
        var op = (Selu)layer.Op;
        return pass.Add(new Where(), IsAboveZero(pass, layer), pass.Affine(gradient, op.Gamma), pass.Mul(gradient, pass.Affine(layer, 1, op.Gamma * op.Alpha)));
    }

    /// <summary>σ(x).</summary>
    public static Node Softplus(BackwardPass pass, Node layer, int input, Node gradient) => pass.Mul(gradient, pass.Add(new Sigmoid(), X(layer)));

    /// <summary>1/(1 + |x|)² = (1 − |y|)².</summary>
    public static Node Softsign(BackwardPass pass, Node layer, int input, Node gradient)
    {
        var root = pass.Affine(pass.Add(new Abs(), layer), -1, 1);
        return pass.Mul(gradient, pass.Mul(root, root));
    }

    /// <summary>α between the two ends, which the output shows.</summary>
    public static Node HardSigmoid(BackwardPass pass, Node layer, int input, Node gradient) =>
        pass.Add(new Gate(0, 1), pass.Affine(gradient, ((HardSigmoid)layer.Op).Alpha), layer);

    /// <summary>x/3 + ½ between −3 and 3, 1 above.</summary>
    public static Node HardSwish(BackwardPass pass, Node layer, int input, Node gradient)
    {
        var x = X(layer);
        var inside = pass.Add(new Gate(-3, 3), pass.Mul(gradient, pass.Affine(x, 1f / 3, 0.5f)), x);
        return pass.Add(new Add(), inside, pass.Add(new Gate(3), gradient, x));
    }

    /// <summary>With T = tanh(ln(1 + eˣ)): T + x·σ(x)·(1 − T²).</summary>
    public static Node Mish(BackwardPass pass, Node layer, int input, Node gradient)
    {
        var x = X(layer);
        var factor = pass.Add(new Tanh(), pass.Add(new Softplus(), x));
        var slope = pass.Mul(pass.Mul(x, pass.Add(new Sigmoid(), x)), ElementwiseGradients.OneMinusSquare(pass, factor));
        return pass.Mul(gradient, pass.Add(new Add(), factor, slope));
    }

    /// <summary>Φ(x) + x·φ(x), or with t = tanh(u), u = √(2/π)·(x + 0.044715x³): ½(1 + t) + ½x·(1 − t²)·√(2/π)·(1 + 0.134145x²).</summary>
    public static Node Gelu(BackwardPass pass, Node layer, int input, Node gradient)
    {
        var x = X(layer);
        var root = (float)Math.Sqrt(2 / Math.PI);
        if (!((Gelu)layer.Op).Tanh)
        {
            var share = pass.Affine(pass.Add(new Erf(), pass.Affine(x, (float)Math.Sqrt(0.5))), 0.5f, 0.5f);
            var density = pass.Affine(ElementwiseGradients.Bell(pass, x, 0.5f), root / 2);
            return pass.Mul(gradient, pass.Add(new Add(), share, pass.Mul(x, density)));
        }

        var square = pass.Mul(x, x);
        var t = pass.Add(new Tanh(), pass.Mul(x, pass.Affine(square, root * 0.044715f, root)));
        var slope = pass.Mul(pass.Mul(x, ElementwiseGradients.OneMinusSquare(pass, t)), pass.Affine(square, root * 0.0670725f, root / 2));
        return pass.Mul(gradient, pass.Add(new Add(), pass.Affine(t, 0.5f, 0.5f), slope));
    }

    private static Node AboveZero(BackwardPass pass, Node layer, Node gradient, Node below) =>
        pass.Add(new Where(), IsAboveZero(pass, layer), gradient, pass.Mul(gradient, below));

    private static Node IsAboveZero(BackwardPass pass, Node layer) => pass.Add(new Greater(), X(layer), pass.Scalar(0));

    private static Node X(Node layer) => layer.Inputs[0];
}
