using LiveConv.Onnx.Proto;
using LiveConv.Tensors;

namespace LiveConv.Onnx;

/// <summary>The inputs of a model, with the sizes that the file leaves open.</summary>
internal static class GraphInputs
{
    public static Value Add(ModelFile model, ValueInfoProto input, GraphAssembler assembler, ImportOptions options)
    {
        var tensor = input.Type?.TensorType ?? throw model.Problem($"input '{input.Name}' is no tensor, which isn't supported");
        var known = options.KnownInputs?.GetValueOrDefault(input.Name);
        try
        {
            var type = TensorReader.TypeOf(tensor.ElemType);
            if (tensor.Shape is null && known is null) throw new FormatException("it has no shape");
            var value = assembler.Input(input.Name, tensor.Shape is null ? known!.Shape : ShapeOf(tensor.Shape, known, options.InputSize), type);
            value.Stated = (TensorProto.Types.DataType)tensor.ElemType;
            return value;
        }
        catch (Exception e) when (e is FormatException or ShapeException)
        {
            throw model.Problem($"input '{input.Name}': {e.Message}");
        }
    }

    private static Shape ShapeOf(TensorShapeProto stated, Tensor? known, (int Width, int Height)? size)
    {
        var sizes = new int[stated.Dim.Count];
        if (known is not null && known.Shape.Rank != sizes.Length) throw new FormatException($"it has {Amount.Of(sizes.Length, "axis", "axes")}, but its values are {known.Shape}");
        var (rows, columns) = PictureAxes(stated);
        for (var axis = 0; axis < sizes.Length; axis++)
        {
            var fixedSize = stated.Dim[axis].ValueCase == TensorShapeProto.Types.Dimension.ValueOneofCase.DimValue ? stated.Dim[axis].DimValue : -1;
            if (fixedSize is < -1 or > int.MaxValue) throw new FormatException($"it has the size {fixedSize}");
            if (fixedSize == 0 && known?.Shape[axis] != 0) throw new FormatException("it has a size of 0, so there is nothing to compute");
            sizes[axis] = fixedSize >= 0 ? (int)fixedSize
                : known is not null ? known.Shape[axis]
                : axis == rows && size is { } given ? given.Height
                : axis == columns && size is { } wanted ? wanted.Width
                : axis == 0 ? 1
                : throw Open(stated, axis);
        }

        return new Shape(sizes);
    }

    /// <summary>Which axes are rows and columns: of four the last two, or the middle ones where only the last can be channels.</summary>
    private static (int Rows, int Columns) PictureAxes(TensorShapeProto stated)
    {
        if (stated.Dim.Count != 4) return (-1, -1);
        var channelsLast = stated.Dim[3].DimValue is >= 1 and <= 4 && stated.Dim[1].DimValue is < 1 or > 4;
        return channelsLast ? (1, 2) : (2, 3);
    }

    private static FormatException Open(TensorShapeProto stated, int axis)
    {
        var name = stated.Dim[axis].DimParam is { Length: > 0 } text ? $"'{text}'" : "unnamed";
        return new FormatException($"its size {axis + 1} of {stated.Dim.Count} is open ({name}); state it, for example --input-size 224x224");
    }
}
