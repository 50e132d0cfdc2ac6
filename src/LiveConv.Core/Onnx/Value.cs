using LiveConv.Graphs;
using LiveConv.Tensors;
using DataType = LiveConv.Onnx.Proto.TensorProto.Types.DataType;

namespace LiveConv.Onnx;

/// <summary>A tensor of the model while it is imported: known already, or computed by a node of the graph.</summary>
internal sealed class Value
{
    private Func<Tensor>? make;
    private Tensor? constant;

    public Value(Node node)
    {
        (Name, Shape, Type) = (node.Name, node.Shape, node.Type);
        Node = node;
    }

    public Value(string name, Tensor constant)
    {
        (Name, Shape, Type) = (name, constant.Shape, constant.Type);
        this.constant = constant;
    }

    /// <summary>A constant that is made only when something needs it: a small file can state a huge one.</summary>
    public Value(string name, Shape shape, ElementType type, Func<Tensor> make)
    {
        (Name, Shape, Type) = (name, shape, type);
        this.make = make;
    }

    public string Name { get; }

    public Shape Shape { get; }

    public ElementType Type { get; }

    /// <summary>The type that the file states, where it is known: whole numbers are all held alike, but a quantisation needs their range.</summary>
    public DataType? Stated { get; set; }

    public int Rank => Shape.Rank;

    public bool IsConstant => constant is not null || make is not null;

    /// <summary>The values, or null where they are computed.</summary>
    public Tensor? Constant
    {
        get
        {
            if (make is not null) (constant, make) = (make(), null);
            return constant;
        }
    }

    /// <summary>The node of the graph; null for a constant that no node has needed yet.</summary>
    public Node? Node { get; set; }
}
