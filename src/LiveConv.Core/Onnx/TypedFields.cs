using Google.Protobuf.Collections;
using LiveConv.Onnx.Proto;
using LiveConv.Tensors;
using DataType = LiveConv.Onnx.Proto.TensorProto.Types.DataType;

namespace LiveConv.Onnx;

/// <summary>Tensors whose values lie in one of the typed fields of the message instead of raw_data.</summary>
internal static class TypedFields
{
    public static Tensor Read(TensorProto tensor, Shape shape, DataType type) => type switch
    {
        DataType.Float => Floats(tensor.FloatData, shape, value => value),
        DataType.Double => Floats(tensor.DoubleData, shape, value => (float)value),
        DataType.Float16 => Floats(tensor.Int32Data, shape, bits => (float)BitConverter.UInt16BitsToHalf((ushort)bits)),
        DataType.Bfloat16 => Floats(tensor.Int32Data, shape, bits => BitConverter.UInt32BitsToSingle((uint)bits << 16)),
        DataType.Bool => Floats(tensor.Int32Data, shape, value => value == 0 ? 0f : 1f, ElementType.Bool),
        DataType.Int64 => Integers(tensor.Int64Data, shape, value => value),
        DataType.Uint32 or DataType.Uint64 => Integers(tensor.Uint64Data, shape, value => (long)value),
        DataType.Int4 or DataType.Uint4 => Nibbles(tensor.Int32Data, shape, type == DataType.Int4),
        _ => Integers(tensor.Int32Data, shape, value => value),
    };

    private static Tensor Floats<T>(RepeatedField<T> values, Shape shape, Func<T, float> convert, ElementType type = ElementType.Float32)
    {
        RequireCount(shape, values.Count);
        var result = new float[values.Count];
        for (var i = 0; i < result.Length; i++) result[i] = convert(values[i]);
        values.Clear();
        return new Tensor(shape, result, type);
    }

    private static Tensor Integers<T>(RepeatedField<T> values, Shape shape, Func<T, long> convert)
    {
        RequireCount(shape, values.Count);
        var result = new long[values.Count];
        for (var i = 0; i < result.Length; i++) result[i] = convert(values[i]);
        values.Clear();
        return Tensor.OfIntegers(shape, result);
    }

    private static Tensor Nibbles(RepeatedField<int> bytes, Shape shape, bool signed)
    {
        RequireCount(shape, Math.Min(shape.Count, bytes.Count * 2));
        var result = new long[shape.Count];
        for (var i = 0; i < result.Length; i++)
        {
            var value = (bytes[i / 2] >> (i % 2 * 4)) & 0xF;
            result[i] = signed && value > 7 ? value - 16 : value;
        }

        return Tensor.OfIntegers(shape, result);
    }

    private static void RequireCount(Shape shape, int count)
    {
        if (count != shape.Count) throw new FormatException($"{shape} are {Amount.Of(shape.Count, "value")}, but it has {count}");
    }
}
