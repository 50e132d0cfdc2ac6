using LiveConv.Onnx.Proto;
using LiveConv.Ops;
using LiveConv.Tensors;
using AttributeType = LiveConv.Onnx.Proto.AttributeProto.Types.AttributeType;

namespace LiveConv.Onnx;

/// <summary>One node while it is converted: its attributes, its inputs, and the ops that take its place.</summary>
internal sealed class NodeContext(ModelFile model, GraphAssembler assembler, Dictionary<string, Value> values, OnnxNode node)
{
    /// <summary>Version of ONNX's operator set that the model asks for.</summary>
    public int Opset { get; } = (int)model.Opsets[""];

    public int InputCount => node.Inputs.Length;

    public int OutputCount => node.Outputs.Length;

    /// <summary>An input that the operator can't do without.</summary>
    public Value Input(int index) => Optional(index) ?? throw Problem($"it lacks input {index + 1}");

    /// <summary>An input, or null where it is left out.</summary>
    public Value? Optional(int index) =>
        index < node.Inputs.Length && node.Inputs[index] is { Length: > 0 } name ? values[name] : null;

    /// <summary>All inputs, none of which may be left out.</summary>
    public Value[] Inputs() => [.. Enumerable.Range(0, node.Inputs.Length).Select(Input)];

    public bool Has(string attribute) => node.Find(attribute) is not null;

    public long Integer(string attribute, long otherwise) =>
        node.Find(attribute) is { } found ? Typed(found, AttributeType.Int, found.HasI).I : otherwise;

    /// <summary>An integer attribute that must fit 32 bits.</summary>
    public int Int(string attribute, int otherwise) => ToInt(Integer(attribute, otherwise), attribute);

    public bool Flag(string attribute, bool otherwise = false) => Integer(attribute, otherwise ? 1 : 0) != 0;

    public float Float(string attribute, float otherwise) =>
        node.Find(attribute) is { } found ? Typed(found, AttributeType.Float, found.HasF).F : otherwise;

    public string Text(string attribute, string otherwise) =>
        node.Find(attribute) is { } found ? Typed(found, AttributeType.String, found.HasS).S.ToStringUtf8() : otherwise;

    public long[]? Integers(string attribute) =>
        node.Find(attribute) is { } found ? [.. Typed(found, AttributeType.Ints, found.Ints.Count > 0).Ints] : null;

    public float[]? Floats(string attribute) =>
        node.Find(attribute) is { } found ? [.. Typed(found, AttributeType.Floats, found.Floats.Count > 0).Floats] : null;

    public Tensor? Tensor(string attribute) => node.Tensors.GetValueOrDefault(attribute);

    /// <summary>The values of an input that a shape depends on.</summary>
    /// <exception cref="OnnxImportException">They aren't known before the network runs.</exception>
    public Tensor Known(int index) => Known(Input(index));

    public Tensor Known(Value value) => assembler.Known(value)
        ?? throw Problem($"its shape depends on the values of '{value.Name}', which aren't known before the network runs");

    /// <summary>The whole numbers of an input that a shape depends on.</summary>
    public long[] KnownIntegers(int index)
    {
        var tensor = Known(index);
        return tensor.Type == ElementType.Int64 ? tensor.Integers : throw Problem($"input {index + 1} must hold whole numbers, not {tensor.Type}");
    }

    /// <summary>An attribute that later operator sets made an input, or null where neither is given.</summary>
    public long[]? IntegersOrInput(string attribute, int index) =>
        Integers(attribute) ?? (Optional(index) is null ? null : KnownIntegers(index));

    /// <summary>The result of an op as this node's output.</summary>
    public Value Add(Op op, params ReadOnlySpan<Value> inputs) => assembler.Add(OutputName(0), op, inputs);

    /// <summary>The result of an op on the way to this node's output; <paramref name="step"/> is a word that no other step of this node has.</summary>
    public Value Step(string step, Op op, params ReadOnlySpan<Value> inputs) => assembler.Add($"{OutputName(0)}#{step}", op, inputs);

    /// <summary>The result of an op as another output than the first.</summary>
    public Value AddOutput(int index, Op op, params ReadOnlySpan<Value> inputs) => assembler.Add(OutputName(index), op, inputs);

    /// <summary>The same elements under another shape as this node's output; nothing where the shape stays.</summary>
    public Value Reshape(Value value, Shape shape) => Reshaped(OutputName(0), value, shape);

    /// <summary>The same elements under another shape on the way to this node's output.</summary>
    public Value Reshape(string step, Value value, Shape shape) => Reshaped($"{OutputName(0)}#{step}", value, shape);

    /// <summary>A constant as this node's output.</summary>
    public Value Constant(Tensor tensor) => new(OutputName(0), tensor);

    /// <summary>A constant as this node's output that is made when something needs it.</summary>
    public Value Constant(Shape shape, ElementType type, Func<Tensor> make) => new(OutputName(0), shape, type, make);

    /// <summary>A constant on the way to this node's output.</summary>
    public Value Constant(string step, Tensor tensor) => new($"{OutputName(0)}#{step}", tensor);

    /// <summary>A constant as another output than the first.</summary>
    public Value ConstantOutput(int index, Tensor tensor) => new(OutputName(index), tensor);

    /// <summary>Whether something may read this output.</summary>
    public bool Wants(int output) => output < node.Outputs.Length && node.Outputs[output].Length > 0;

    /// <summary>Sets another output than the first.</summary>
    public void SetOutput(int index, Value value) => values[node.Outputs[index]] = value;

    /// <summary>An axis counted from 0, where ONNX counts from the end below 0.</summary>
    public int Axis(long axis, int rank)
    {
        if (axis < -rank || axis >= rank) throw Problem($"the axis {axis} doesn't exist; its tensor has {Amount.Of(rank, "axis", "axes")}");
        return (int)(axis < 0 ? axis + rank : axis);
    }

    public int ToInt(long value, string what) =>
        value is >= int.MinValue and <= int.MaxValue ? (int)value : throw Problem($"{what} is {value}, which is too large");

    public OnnxImportException Problem(string problem) => model.Problem(node, problem);

    private Value Reshaped(string name, Value value, Shape shape)
    {
        if (value.Shape == shape) return value;
        if (value.Constant is not { } tensor || shape.Count != value.Shape.Count) return assembler.Add(name, new Reshape(shape), value);
        return new Value(name, tensor.Type == ElementType.Int64 ? LiveConv.Tensors.Tensor.OfIntegers(shape, tensor.Integers) : new Tensor(shape, tensor.Data, tensor.Type));
    }

    private string OutputName(int index) =>
        Wants(index) ? node.Outputs[index] : index == 0 ? $"{node.Name}#unused" : throw Problem($"it lacks output {index + 1}");

    private AttributeProto Typed(AttributeProto attribute, AttributeType type, bool present)
    {
        // Files of IR 1 and 2 don't state the type; an empty list can't be told by its content.
        if (attribute.HasType ? attribute.Type != type : !present)
            throw Problem($"its attribute '{attribute.Name}' is {(attribute.HasType ? attribute.Type : "empty")}, not {type}");
        return attribute;
    }
}
