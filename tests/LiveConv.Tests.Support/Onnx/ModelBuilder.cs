using Google.Protobuf;
using LiveConv.Onnx.Proto;

namespace LiveConv.Tests.Support.Onnx;

/// <summary>Small ONNX models, made by hand. Elements are float32 unless said otherwise.</summary>
internal sealed class ModelBuilder
{
    public ModelBuilder(int opset = 17, int irVersion = 8)
    {
        Model = new ModelProto { IrVersion = irVersion, Graph = new GraphProto { Name = "made by hand" } };
        Model.OpsetImport.Add(new OperatorSetIdProto { Version = opset });
    }

    public ModelProto Model { get; }

    /// <summary>An input; a negative size is one left open.</summary>
    public ModelBuilder Input(string name, params int[] sizes)
    {
        Model.Graph.Input.Add(Info(name, sizes));
        return this;
    }

    public ModelBuilder Output(string name, params int[] sizes)
    {
        Model.Graph.Output.Add(Info(name, sizes));
        return this;
    }

    public ModelBuilder Weights(string name, int[] sizes, params float[] values)
    {
        Model.Graph.Initializer.Add(FloatTensor(name, sizes, values));
        return this;
    }

    public ModelBuilder Integers(string name, params long[] values)
    {
        Model.Graph.Initializer.Add(IntegerTensor(name, values));
        return this;
    }

    /// <summary>A node; inputs and outputs as "a, b → y".</summary>
    public ModelBuilder Node(string op, string wiring, params (string Name, object Value)[] attributes)
    {
        var sides = wiring.Split('→', StringSplitOptions.TrimEntries);
        var node = new NodeProto { OpType = op, Name = $"{op}_{Model.Graph.Node.Count}" };
        if (sides[0].Length > 0) node.Input.Add(sides[0].Split(',', StringSplitOptions.TrimEntries));
        node.Output.Add(sides[1].Split(',', StringSplitOptions.TrimEntries));
        foreach (var (name, value) in attributes) node.Attribute.Add(Attribute(name, value));
        Model.Graph.Node.Add(node);
        return this;
    }

    public byte[] ToBytes() => Model.ToByteArray();

    /// <summary>Writes the model to a file of its own and gives its path.</summary>
    public string Save(string folder, string name = "model.onnx")
    {
        var path = Path.Combine(folder, name);
        File.WriteAllBytes(path, ToBytes());
        return path;
    }

    public static TensorProto FloatTensor(string name, int[] sizes, params float[] values)
    {
        var tensor = new TensorProto { Name = name, DataType = (int)TensorProto.Types.DataType.Float };
        tensor.Dims.Add(sizes.Select(size => (long)size));
        tensor.RawData = ByteString.CopyFrom(System.Runtime.InteropServices.MemoryMarshal.AsBytes<float>(values));
        return tensor;
    }

    public static TensorProto IntegerTensor(string name, params long[] values)
    {
        var tensor = new TensorProto { Name = name, DataType = (int)TensorProto.Types.DataType.Int64 };
        tensor.Dims.Add(values.Length);
        tensor.Int64Data.Add(values);
        return tensor;
    }

    private static ValueInfoProto Info(string name, int[] sizes)
    {
        var shape = new TensorShapeProto();
        foreach (var size in sizes)
            shape.Dim.Add(size < 0 ? new TensorShapeProto.Types.Dimension { DimParam = $"size{-size}" } : new TensorShapeProto.Types.Dimension { DimValue = size });
        var tensor = new TypeProto.Types.Tensor { ElemType = (int)TensorProto.Types.DataType.Float, Shape = shape };
        return new ValueInfoProto { Name = name, Type = new TypeProto { TensorType = tensor } };
    }

    private static AttributeProto Attribute(string name, object value)
    {
        var attribute = new AttributeProto { Name = name };
        switch (value)
        {
            case float number:
                (attribute.F, attribute.Type) = (number, AttributeProto.Types.AttributeType.Float);
                break;
            case string text:
                (attribute.S, attribute.Type) = (ByteString.CopyFromUtf8(text), AttributeProto.Types.AttributeType.String);
                break;
            case TensorProto tensor:
                (attribute.T, attribute.Type) = (tensor, AttributeProto.Types.AttributeType.Tensor);
                break;
            case int[] numbers:
                attribute.Ints.Add(numbers.Select(number => (long)number));
                attribute.Type = AttributeProto.Types.AttributeType.Ints;
                break;
            case float[] numbers:
                attribute.Floats.Add(numbers);
                attribute.Type = AttributeProto.Types.AttributeType.Floats;
                break;
            default:
                (attribute.I, attribute.Type) = (Convert.ToInt64(value, System.Globalization.CultureInfo.InvariantCulture), AttributeProto.Types.AttributeType.Int);
                break;
        }

        return attribute;
    }
}
