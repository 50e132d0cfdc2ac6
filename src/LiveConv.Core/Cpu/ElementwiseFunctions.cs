using LiveConv.Ops;

namespace LiveConv.Cpu;

/// <summary>The ops that map values one by one, and how: the same functions in every layout.</summary>
internal static class ElementwiseFunctions
{
    private static readonly Dictionary<string, Func<Op, SpanFunction>> Table = new()
    {
        [nameof(Abs)] = _ => SpanFunctions.Abs,
        [nameof(Acos)] = _ => TrigonometricFunctions.Acos,
        [nameof(Acosh)] = _ => TrigonometricFunctions.Acosh,
        [nameof(Add)] = _ => SpanFunctions.Add,
        [nameof(Affine)] = op => SpanFunctions.Affine((Affine)op),
        [nameof(And)] = _ => BinaryFunctions.And,
        [nameof(Asin)] = _ => TrigonometricFunctions.Asin,
        [nameof(Asinh)] = _ => TrigonometricFunctions.Asinh,
        [nameof(Atan)] = _ => TrigonometricFunctions.Atan,
        [nameof(Atanh)] = _ => TrigonometricFunctions.Atanh,
        [nameof(Ceil)] = _ => SpanFunctions.Ceil,
        [nameof(Celu)] = op => ActivationFunctions.Celu((Celu)op),
        [nameof(Clamp)] = op => SpanFunctions.Clamp((Clamp)op),
        [nameof(Cos)] = _ => TrigonometricFunctions.Cos,
        [nameof(Cosh)] = _ => TrigonometricFunctions.Cosh,
        [nameof(Div)] = _ => SpanFunctions.Div,
        [nameof(Elu)] = op => ActivationFunctions.Elu((Elu)op),
        [nameof(Equal)] = _ => BinaryFunctions.Equal,
        [nameof(Erf)] = _ => ActivationFunctions.Erf,
        [nameof(Exp)] = _ => SpanFunctions.Exp,
        [nameof(Floor)] = _ => SpanFunctions.Floor,
        [nameof(Gate)] = op => BinaryFunctions.Gate((Gate)op),
        [nameof(Gelu)] = op => ActivationFunctions.Gelu((Gelu)op),
        [nameof(Greater)] = _ => BinaryFunctions.Greater,
        [nameof(GreaterOrEqual)] = _ => BinaryFunctions.GreaterOrEqual,
        [nameof(HardSigmoid)] = op => ActivationFunctions.HardSigmoid((HardSigmoid)op),
        [nameof(HardSwish)] = _ => ActivationFunctions.HardSwish,
        [nameof(IsInf)] = op => ActivationFunctions.IsInf((IsInf)op),
        [nameof(IsNaN)] = _ => ActivationFunctions.IsNaN,
        [nameof(LeakyRelu)] = op => SpanFunctions.LeakyRelu((LeakyRelu)op),
        [nameof(Less)] = _ => BinaryFunctions.Less,
        [nameof(LessOrEqual)] = _ => BinaryFunctions.LessOrEqual,
        [nameof(Log)] = _ => SpanFunctions.Log,
        [nameof(Magnitude)] = _ => SpanFunctions.Magnitude,
        [nameof(Max)] = _ => SpanFunctions.Max,
        [nameof(Min)] = _ => SpanFunctions.Min,
        [nameof(Mish)] = _ => ActivationFunctions.Mish,
        [nameof(Mod)] = op => BinaryFunctions.Mod((Mod)op),
        [nameof(Mul)] = _ => SpanFunctions.Mul,
        [nameof(Neg)] = _ => SpanFunctions.Neg,
        [nameof(Not)] = _ => ActivationFunctions.Not,
        [nameof(Or)] = _ => BinaryFunctions.Or,
        [nameof(Orientation)] = _ => SpanFunctions.Orientation,
        [nameof(PRelu)] = _ => BinaryFunctions.PRelu,
        [nameof(Pow)] = _ => BinaryFunctions.Pow,
        [nameof(Reciprocal)] = _ => SpanFunctions.Reciprocal,
        [nameof(Relu)] = _ => SpanFunctions.Relu,
        [nameof(Round)] = _ => SpanFunctions.Round,
        [nameof(Selu)] = op => ActivationFunctions.Selu((Selu)op),
        [nameof(Sigmoid)] = _ => SpanFunctions.Sigmoid,
        [nameof(Sign)] = _ => ActivationFunctions.Sign,
        [nameof(Sin)] = _ => TrigonometricFunctions.Sin,
        [nameof(Sinh)] = _ => TrigonometricFunctions.Sinh,
        [nameof(Softplus)] = _ => ActivationFunctions.Softplus,
        [nameof(Softsign)] = _ => ActivationFunctions.Softsign,
        [nameof(Sqrt)] = _ => SpanFunctions.Sqrt,
        [nameof(Sub)] = _ => SpanFunctions.Sub,
        [nameof(Tan)] = _ => TrigonometricFunctions.Tan,
        [nameof(Tanh)] = _ => SpanFunctions.Tanh,
        [nameof(ThresholdedRelu)] = op => ActivationFunctions.ThresholdedRelu((ThresholdedRelu)op),
        [nameof(Xor)] = _ => BinaryFunctions.Xor,
    };

    public static IReadOnlyCollection<string> Names => Table.Keys;

    /// <summary>The function of an op; null if it isn't one that maps values one by one.</summary>
    public static SpanFunction? Find(Op op) => Table.TryGetValue(op.Name, out var make) ? make(op) : null;
}
