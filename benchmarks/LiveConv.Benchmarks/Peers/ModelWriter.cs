using System.Runtime.InteropServices;
using Google.Protobuf;
using LiveConv.Graphs;
using LiveConv.Onnx.Proto;
using LiveConv.Ops;
using LiveConv.Tensors;

namespace LiveConv.Benchmarks.Peers;

/// <summary>Writes a graph as an ONNX file (operator set 13), so that a peer computes the very same network. Knows the layers of the networks that the program builds itself.</summary>
internal static class ModelWriter
{
    private const int IrVersion = 8;
    private const int OperatorSet = 13;

    public static void Write(Graph graph, string path)
    {
        using var file = File.Create(path);
        ToModel(graph).WriteTo(file);
    }

    /// <exception cref="NotSupportedException">A layer that isn't known here; the message names it.</exception>
    public static ModelProto ToModel(Graph graph)
    {
        var written = new GraphProto { Name = "network" };
        foreach (var node in graph.Nodes)
        {
            if (node.Constant is { } constant) written.Initializer.Add(ToTensor(node.Name, constant));
            else if (node.IsLayer) written.Node.Add(ToNode(node, written));
        }

        written.Input.Add(graph.Inputs.Select(ToValue));
        written.Output.Add(graph.Outputs.Select(ToValue));
        return new ModelProto { IrVersion = IrVersion, Graph = written, OpsetImport = { new OperatorSetIdProto { Domain = "", Version = OperatorSet } } };
    }

    private static NodeProto ToNode(Node layer, GraphProto graph)
    {
        var node = new NodeProto { Name = layer.Name, Input = { layer.Inputs.Select(input => input.Name) }, Output = { layer.Name } };
        switch (layer.Op)
        {
            case Conv2D { Flip: false, HasResidual: false, Border: BorderMode.Zero } conv when conv.Activation == Activation.None:
                node.OpType = "Conv";
                Add(node, "kernel_shape", layer.Inputs[1].Shape.H, layer.Inputs[1].Shape.W);
                Add(node, "strides", conv.StrideY, conv.StrideX);
                Add(node, "dilations", conv.DilationY, conv.DilationX);
                Add(node, conv.Padding);
                Add(node, "group", conv.Groups);
                break;
            case MaxPool2D pool:
                node.OpType = "MaxPool";
                AddWindow(node, pool);
                break;
            case AveragePool2D pool:
                node.OpType = "AveragePool";
                AddWindow(node, pool);
                Add(node, "count_include_pad", pool.CountIncludePad ? 1 : 0);
                break;
            case BatchNormalization norm:
                node.OpType = "BatchNormalization";
                Add(node, "epsilon", norm.Epsilon);
                break;
            case Reduce { Kind: ReduceKind.Mean, KeepDims: true } mean when mean.Axes.AsSpan().SequenceEqual([2, 3]):
                node.OpType = "GlobalAveragePool";
                break;
            case Concat concat:
                node.OpType = "Concat";
                Add(node, "axis", concat.Axis);
                break;
            case Gemm gemm:
                node.OpType = "Gemm";
                Add(node, "alpha", gemm.Alpha);
                Add(node, "beta", gemm.Beta);
                Add(node, "transA", gemm.TransposeA ? 1 : 0);
                Add(node, "transB", gemm.TransposeB ? 1 : 0);
                break;
            case Reshape reshape:
                node.OpType = "Reshape";
                node.Input.Add($"{layer.Name}.shape");
                graph.Initializer.Add(ToTensor($"{layer.Name}.shape", Tensor.OfIntegers(new Shape(reshape.Target.Rank), Array.ConvertAll(reshape.Target.Sizes.ToArray(), size => (long)size))));
                break;
            case Clamp clamp:
                node.OpType = "Clip";
                foreach (var (name, limit) in new[] { ("low", clamp.Low), ("high", clamp.High) })
                {
                    node.Input.Add($"{layer.Name}.{name}");
                    graph.Initializer.Add(ToTensor($"{layer.Name}.{name}", new Tensor(new Shape(), [limit])));
                }

                break;
            case Ops.Add or MatMul or Relu or Tanh:
                node.OpType = layer.Op.Name;
                break;
            default:
                throw new NotSupportedException($"layer '{layer.Name}': {layer.Op.Name} with these attributes can't be written as ONNX");
        }

        return node;
    }

    private static void AddWindow(NodeProto node, PoolOp pool)
    {
        if (pool is not { DilationY: 1, DilationX: 1 }) throw new NotSupportedException($"layer '{node.Name}': a dilated pool can't be written as ONNX");
        Add(node, "kernel_shape", pool.KernelHeight, pool.KernelWidth);
        Add(node, "strides", pool.StrideY, pool.StrideX);
        Add(node, pool.Padding);
        Add(node, "ceil_mode", pool.CeilMode ? 1 : 0);
    }

    private static void Add(NodeProto node, Padding padding) => Add(node, "pads", [padding.Top, padding.Left, padding.Bottom, padding.Right]);

    private static void Add(NodeProto node, string name, int value) =>
        node.Attribute.Add(new AttributeProto { Name = name, Type = AttributeProto.Types.AttributeType.Int, I = value });

    private static void Add(NodeProto node, string name, float value) =>
        node.Attribute.Add(new AttributeProto { Name = name, Type = AttributeProto.Types.AttributeType.Float, F = value });

    private static void Add(NodeProto node, string name, params ReadOnlySpan<int> values)
    {
        var attribute = new AttributeProto { Name = name, Type = AttributeProto.Types.AttributeType.Ints };
        foreach (var value in values) attribute.Ints.Add(value);
        node.Attribute.Add(attribute);
    }

    private static TensorProto ToTensor(string name, Tensor tensor)
    {
        var isInteger = tensor.Type == ElementType.Int64;
        var proto = new TensorProto
        {
            Name = name,
            DataType = (int)(isInteger ? TensorProto.Types.DataType.Int64 : TensorProto.Types.DataType.Float),
            RawData = ByteString.CopyFrom(isInteger ? MemoryMarshal.AsBytes(tensor.Integers.AsSpan()) : MemoryMarshal.AsBytes(tensor.Data.AsSpan())),
        };
        foreach (var size in tensor.Shape.Sizes) proto.Dims.Add(size);
        return proto;
    }

    private static ValueInfoProto ToValue(Node node)
    {
        var shape = new TensorShapeProto();
        foreach (var size in node.Shape.Sizes) shape.Dim.Add(new TensorShapeProto.Types.Dimension { DimValue = size });
        return new ValueInfoProto
        {
            Name = node.Name,
            Type = new TypeProto { TensorType = new TypeProto.Types.Tensor { ElemType = (int)TensorProto.Types.DataType.Float, Shape = shape } },
        };
    }
}
