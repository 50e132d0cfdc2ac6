using LiveConv.Graphs;
using LiveConv.Ops;
using LiveConv.Reference;
using LiveConv.Tensors;
using LiveConv.Verification;

namespace LiveConv.Microscope.Probing;

/// <summary>What the rules of <see cref="TermRules"/> work on: one value of a layer, the layer's inputs, and small tensors to compute with, which are kept.</summary>
internal sealed class ProbeContext
{
    private static readonly Shape One = new(1);
    private static readonly Reshape Identity = new(One);

    private readonly Dictionary<(int Slot, Shape Shape, ElementType Type), Tensor> tensors = [];
    private readonly Dictionary<Shape, ReferenceOutput> outputs = [];
    private readonly Dictionary<int, Tensor[]> arrays = [];
    private readonly Dictionary<int, Tensor[]> localArrays = [];
    private ErrorModel model = ErrorModel.Direct;

    public Node Node { get; private set; } = null!;

    public int Index { get; private set; }

    /// <summary>Values of the layer's inputs.</summary>
    public Tensor[] Inputs { get; private set; } = [];

    /// <summary>What the executor computed.</summary>
    public Tensor Output { get; private set; } = null!;

    public Explanation Result { get; private set; } = null!;

    /// <summary>Batch, channel, row and column of the value; only for outputs of four axes.</summary>
    public (int N, int C, int Y, int X) Place
    {
        get
        {
            var shape = Node.Shape;
            var (rest, x) = Math.DivRem(Index, shape.W);
            (rest, var y) = Math.DivRem(rest, shape.H);
            (rest, var c) = Math.DivRem(rest, shape.C);
            return (rest, c, y, x);
        }
    }

    public void Begin(Node node, int index, Func<Node, Tensor> valuesOf, ErrorModel errorModel, Explanation result)
    {
        (Node, Index, Result, model) = (node, index, result, errorModel);
        Inputs = ArrayOf(arrays, node.Inputs.Length);
        for (var i = 0; i < Inputs.Length; i++) Inputs[i] = node.Inputs[i].Constant ?? valuesOf(node.Inputs[i]);
        Output = node.Constant ?? valuesOf(node);
    }

    /// <summary>A tensor to compute with; the same one for the same slot, shape and type.</summary>
    public Tensor Scratch(int slot, Shape shape, ElementType type = ElementType.Float32)
    {
        if (!tensors.TryGetValue((slot, shape, type), out var tensor)) tensors[(slot, shape, type)] = tensor = new Tensor(shape, type);
        return tensor;
    }

    /// <summary>A tensor that holds one value of an input.</summary>
    public Tensor Scalar(int slot, int input, int index, Shape? shape = null)
    {
        var tensor = Scratch(slot, shape ?? One, Inputs[input].Type);
        Copy(Inputs[input], index, tensor, 0);
        return tensor;
    }

    public static void Copy(Tensor from, int index, Tensor to, int place)
    {
        if (from.Type == ElementType.Int64) to.Integers[place] = from.Integers[index];
        else to.Data[place] = from.Data[index];
    }

    /// <summary>Value and bound of an op whose elements can be had one at a time.</summary>
    public void Element()
    {
        if (model.EvaluateElement(Node.Op, Inputs, Node.Shape, Index) is { } element) (Result.Value, Result.Bound) = element;
        else Whole();
    }

    /// <summary>Value and bound by a small layer that computes the same value.</summary>
    /// <param name="op">Its op.</param>
    /// <param name="output">Shape of its output.</param>
    /// <param name="index">Where the value is in it.</param>
    /// <param name="inputs">Its inputs.</param>
    public void Local(Op op, Shape output, int index, params ReadOnlySpan<Tensor> inputs)
    {
        var array = ArrayOf(localArrays, inputs.Length);
        inputs.CopyTo(array);
        var reference = Reference(output);
        model.Evaluate(op, array, reference);
        (Result.Value, Result.Bound) = (reference.Values[index], reference.Bounds[index]);
    }

    /// <summary>Value and bound of a copy.</summary>
    public void Copied(int input, int index) => Local(Identity, One, 0, Scalar(0, input, index));

    /// <summary>Value and bound of a constant of the op.</summary>
    public void Filled(float value)
    {
        var tensor = Scratch(0, One);
        tensor.Data[0] = value;
        Local(Identity, One, 0, tensor);
    }

    /// <summary>Value and bound by computing the whole layer: slow, for what has no other way.</summary>
    public void Whole()
    {
        var reference = Reference(Node.Shape);
        model.Evaluate(Node.Op, Inputs, reference);
        (Result.Value, Result.Bound) = (reference.Values[Index], reference.Bounds[Index]);
    }

    /// <summary>Holds what the executor computed against the value and its bound.</summary>
    public void Compare()
    {
        var actual = Scratch(0, One, Output.Type);
        Copy(Output, Index, actual, 0);
        var reference = Reference(One);
        reference.Set(0, Result.Value, Result.Bound);
        Result.Actual = actual.Value(0);
        Result.ErrorOverBound = ErrorBound.Check(actual, reference).MaxErrorOverBound;
        Result.Ulps = ErrorBound.UlpDistance((float)Result.Actual, (float)Result.Value);
    }

    private ReferenceOutput Reference(Shape shape)
    {
        if (!outputs.TryGetValue(shape, out var output)) outputs[shape] = output = new ReferenceOutput(shape);
        return output;
    }

    private static Tensor[] ArrayOf(Dictionary<int, Tensor[]> known, int length)
    {
        if (!known.TryGetValue(length, out var array)) known[length] = array = new Tensor[length];
        return array;
    }
}
