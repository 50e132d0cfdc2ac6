using LiveConv.Graphs;
using LiveConv.Ops;

namespace LiveConv.Learning.Products;

/// <summary>Functions of one value: the gradient times the derivative, which is written with the output y wherever that is shorter.</summary>
internal static class ElementwiseGradients
{
    /// <summary>What is constant between its jumps: its gradient is 0.</summary>
    public static Node? Zero(BackwardPass pass, Node layer, int input, Node gradient) => null;

    public static Node Relu(BackwardPass pass, Node layer, int input, Node gradient) => pass.Rectified(gradient, layer, new Gate(0));

    /// <summary>Passes between the two ends. From 0 it is a rectifier (ReLU6).</summary>
    public static Node Clamp(BackwardPass pass, Node layer, int input, Node gradient)
    {
        var op = (Clamp)layer.Op;
        var gate = new Gate(op.Low, op.High);
        return op.Low == 0 ? pass.Rectified(gradient, layer, gate) : pass.Add(gate, gradient, layer);
    }

    public static Node LeakyRelu(BackwardPass pass, Node layer, int input, Node gradient) =>
        pass.Add(new Gate(0, Outside: ((LeakyRelu)layer.Op).Slope), gradient, X(layer));

    public static Node ThresholdedRelu(BackwardPass pass, Node layer, int input, Node gradient) =>
        pass.Add(new Gate(((ThresholdedRelu)layer.Op).Alpha), gradient, X(layer));

    public static Node Affine(BackwardPass pass, Node layer, int input, Node gradient) => pass.Affine(gradient, ((Affine)layer.Op).Scale);

    public static Node Cast(BackwardPass pass, Node layer, int input, Node gradient) => gradient;

    public static Node Abs(BackwardPass pass, Node layer, int input, Node gradient) => pass.Mul(gradient, pass.Add(new Sign(), X(layer)));

    public static Node Neg(BackwardPass pass, Node layer, int input, Node gradient) => pass.Add(new Neg(), gradient);

    public static Node Exp(BackwardPass pass, Node layer, int input, Node gradient) => pass.Mul(gradient, layer);

    public static Node Log(BackwardPass pass, Node layer, int input, Node gradient) => pass.Add(new Div(), gradient, X(layer));

    public static Node Sqrt(BackwardPass pass, Node layer, int input, Node gradient) => pass.Add(new Div(), pass.Affine(gradient, 0.5f), layer);

    public static Node Reciprocal(BackwardPass pass, Node layer, int input, Node gradient) =>
        pass.Mul(gradient, pass.Add(new Neg(), pass.Mul(layer, layer)));

    /// <summary>y·(1 − y).</summary>
    public static Node Sigmoid(BackwardPass pass, Node layer, int input, Node gradient) =>
        pass.Mul(gradient, pass.Mul(layer, pass.Affine(layer, -1, 1)));

    /// <summary>1 − y².</summary>
    public static Node Tanh(BackwardPass pass, Node layer, int input, Node gradient) => pass.Mul(gradient, OneMinusSquare(pass, layer));

    public static Node Sin(BackwardPass pass, Node layer, int input, Node gradient) => pass.Mul(gradient, pass.Add(new Cos(), X(layer)));

    public static Node Cos(BackwardPass pass, Node layer, int input, Node gradient) => pass.Mul(pass.Add(new Neg(), gradient), pass.Add(new Sin(), X(layer)));

    /// <summary>1 + y².</summary>
    public static Node Tan(BackwardPass pass, Node layer, int input, Node gradient) => pass.Mul(gradient, pass.Affine(pass.Mul(layer, layer), 1, 1));

    public static Node Sinh(BackwardPass pass, Node layer, int input, Node gradient) => pass.Mul(gradient, pass.Add(new Cosh(), X(layer)));

    public static Node Cosh(BackwardPass pass, Node layer, int input, Node gradient) => pass.Mul(gradient, pass.Add(new Sinh(), X(layer)));

    /// <summary>1/√(1 − x²).</summary>
    public static Node Asin(BackwardPass pass, Node layer, int input, Node gradient) =>
        pass.Add(new Div(), gradient, pass.Add(new Sqrt(), OneMinusSquare(pass, X(layer))));

    public static Node Acos(BackwardPass pass, Node layer, int input, Node gradient) => pass.Add(new Neg(), Asin(pass, layer, input, gradient));

    /// <summary>1/(1 + x²).</summary>
    public static Node Atan(BackwardPass pass, Node layer, int input, Node gradient) =>
        pass.Add(new Div(), gradient, pass.Affine(pass.Mul(X(layer), X(layer)), 1, 1));

    /// <summary>1/√(x² + 1).</summary>
    public static Node Asinh(BackwardPass pass, Node layer, int input, Node gradient) =>
        pass.Add(new Div(), gradient, pass.Add(new Sqrt(), pass.Affine(pass.Mul(X(layer), X(layer)), 1, 1)));

    /// <summary>1/√(x² − 1).</summary>
    public static Node Acosh(BackwardPass pass, Node layer, int input, Node gradient) =>
        pass.Add(new Div(), gradient, pass.Add(new Sqrt(), pass.Affine(pass.Mul(X(layer), X(layer)), 1, -1)));

    /// <summary>1/(1 − x²).</summary>
    public static Node Atanh(BackwardPass pass, Node layer, int input, Node gradient) => pass.Add(new Div(), gradient, OneMinusSquare(pass, X(layer)));

    /// <summary>2/√π·e^(−x²).</summary>
    public static Node Erf(BackwardPass pass, Node layer, int input, Node gradient) =>
        pass.Mul(gradient, pass.Affine(Bell(pass, X(layer), 1), (float)(2 / Math.Sqrt(Math.PI))));

    /// <summary>e^(−factor·x²).</summary>
    internal static Node Bell(BackwardPass pass, Node x, float factor) => pass.Add(new Exp(), pass.Affine(pass.Mul(x, x), -factor));

    internal static Node OneMinusSquare(BackwardPass pass, Node x) => pass.Affine(pass.Mul(x, x), -1, 1);

    private static Node X(Node layer) => layer.Inputs[0];
}
