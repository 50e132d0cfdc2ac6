using LiveConv.Ops;
using LiveConv.Tensors;

namespace LiveConv.Onnx.Converters;

/// <summary>Functions of each element by itself.</summary>
internal static class ElementwiseConverters
{
    public static Dictionary<string, Converter> Table { get; } = new()
    {
        ["Abs"] = Function(_ => new Abs()),
        ["Acos"] = Function(_ => new Acos()),
        ["Acosh"] = Function(_ => new Acosh()),
        ["Affine"] = Function(node => new Affine(node.Float("alpha", 1), node.Float("beta", 0))),
        ["Asin"] = Function(_ => new Asin()),
        ["Asinh"] = Function(_ => new Asinh()),
        ["Atan"] = Function(_ => new Atan()),
        ["Atanh"] = Function(_ => new Atanh()),
        ["Ceil"] = Function(_ => new Ceil()),
        ["Celu"] = Function(node => new Celu(node.Float("alpha", 1))),
        ["Clip"] = Clip,
        ["Cos"] = Function(_ => new Cos()),
        ["Cosh"] = Function(_ => new Cosh()),
        ["Elu"] = Function(node => new Elu(node.Float("alpha", 1))),
        ["Erf"] = Function(_ => new Erf()),
        ["Exp"] = Function(_ => new Exp()),
        ["Floor"] = Function(_ => new Floor()),
        ["Gelu"] = Function(node => new Gelu(node.Text("approximate", "none") == "tanh")),
        ["HardSigmoid"] = Function(node => new HardSigmoid(node.Float("alpha", 0.2f), node.Float("beta", 0.5f))),
        ["HardSwish"] = Function(_ => new HardSwish()),
        ["ImageScaler"] = ImageScaler,
        ["IsInf"] = Function(node => new IsInf(node.Flag("detect_positive", true), node.Flag("detect_negative", true))),
        ["IsNaN"] = Function(_ => new IsNaN()),
        ["LeakyRelu"] = Function(node => new LeakyRelu(node.Float("alpha", 0.01f))),
        ["Log"] = Function(_ => new Log()),
        ["Mish"] = Function(_ => new Mish()),
        ["Neg"] = Function(_ => new Neg()),
        ["Not"] = Function(_ => new Not()),
        ["Reciprocal"] = Function(_ => new Reciprocal()),
        ["Relu"] = Function(_ => new Relu()),
        ["Round"] = Function(_ => new Round()),
        ["Selu"] = Function(node => new Selu(node.Float("alpha", 1.67326319217681884765625f), node.Float("gamma", 1.05070102214813232421875f))),
        ["Shrink"] = Shrink,
        ["Sigmoid"] = Function(_ => new Sigmoid()),
        ["Sign"] = Function(_ => new Sign()),
        ["Sin"] = Function(_ => new Sin()),
        ["Sinh"] = Function(_ => new Sinh()),
        ["Softplus"] = Function(_ => new Softplus()),
        ["Softsign"] = Function(_ => new Softsign()),
        ["Sqrt"] = Function(_ => new Sqrt()),
        ["Tan"] = Function(_ => new Tan()),
        ["Tanh"] = Function(_ => new Ops.Tanh()),
        ["ThresholdedRelu"] = Function(node => new ThresholdedRelu(node.Float("alpha", 1))),
    };

    private static Converter Function(Func<NodeContext, Op> make) => node => node.Add(make(node), node.Input(0));

    /// <summary>Attributes until operator set 10, inputs since; whole numbers by Max and Min.</summary>
    private static Value Clip(NodeContext node)
    {
        var x = node.Input(0);
        if (x.Type == ElementType.Int64) return ClipIntegers(node, x);
        var low = node.Opset < 11 ? node.Float("min", float.NegativeInfinity) : Limit(node, 1, float.NegativeInfinity);
        var high = node.Opset < 11 ? node.Float("max", float.PositiveInfinity) : Limit(node, 2, float.PositiveInfinity);
        return node.Add(new Clamp(low, high), x);
    }

    private static Value ClipIntegers(NodeContext node, Value x)
    {
        if (node.Optional(1) is { } low) x = node.Optional(2) is null ? node.Add(new Max(), x, low) : node.Step("low", new Max(), x, low);
        return node.Optional(2) is { } high ? node.Add(new Min(), x, high) : x;
    }

    private static float Limit(NodeContext node, int index, float otherwise)
    {
        if (node.Optional(index) is null) return otherwise;
        var limit = node.Known(index);
        return limit.Shape.Count == 1 ? (float)limit.Value(0) : throw node.Problem($"its limit has the shape {limit.Shape}; it must be one number");
    }

    /// <summary>x + bias below −lambd, x − bias above lambd, 0 between.</summary>
    private static Value Shrink(NodeContext node)
    {
        var x = node.Input(0);
        var (limit, bias) = (node.Float("lambd", 0.5f), node.Float("bias", 0));
        var zero = node.Constant("zero", Scalar(0));
        var above = node.Step("above", new Greater(), x, node.Constant("limit", Scalar(limit)));
        var below = node.Step("below", new Less(), x, node.Constant("lower", Scalar(-limit)));
        var less = node.Step("less", new Affine(1, -bias), x);
        var more = node.Step("more", new Affine(1, bias), x);
        return node.Add(new Where(), below, more, node.Step("upper", new Where(), above, less, zero));
    }

    /// <summary>Of early exporters: scale·x and a bias for each channel.</summary>
    private static Value ImageScaler(NodeContext node)
    {
        var x = node.Input(0);
        var bias = node.Floats("bias") ?? throw node.Problem("it lacks 'bias'");
        var scaled = node.Step("scaled", new Affine(node.Float("scale", 1)), x);
        return node.Add(new Add(), scaled, node.Constant("bias", new Tensor(new Shape(1, bias.Length, 1, 1), bias)));
    }

    private static Tensor Scalar(float value) => new(new Shape(), [value]);
}
