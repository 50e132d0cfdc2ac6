using System.Numerics;
using System.Runtime.InteropServices;
using LiveConv.Onnx.Proto;
using LiveConv.Tensors;
using DataType = LiveConv.Onnx.Proto.TensorProto.Types.DataType;
using TensorPrimitives = System.Numerics.Tensors.TensorPrimitives;

namespace LiveConv.Onnx;

/// <summary>
/// Turns an ONNX tensor into a <see cref="Tensor"/>: all floating-point types become Float32, all integers Int64.
/// Problems are <see cref="FormatException"/>s that say what is wrong with the tensor; the caller adds the file's name.
/// </summary>
internal static class TensorReader
{
    /// <param name="tensor">The message. Its raw_data is released as soon as it is converted.</param>
    /// <param name="raw">The bytes that were left in the file; null where the message holds the values.</param>
    /// <param name="external">Opens external data; null where there can be none.</param>
    public static Tensor Read(TensorProto tensor, RawData? raw, ExternalData? external)
    {
        var shape = ReadShape(tensor);
        var type = (DataType)tensor.DataType;
        var (bits, target) = Describe(type);
        if (tensor.DataLocation == TensorProto.Types.DataLocation.External)
        {
            if (external is null) throw new FormatException("it has external data, which only a model's weights may have");
            raw = external.Open(tensor.ExternalData, ByteCount(shape, bits));
        }
        else if (raw is null && tensor.HasRawData)
        {
            raw = new MemoryRawData(tensor.RawData);
        }

        if (raw is null) return TypedFields.Read(tensor, shape, type);
        var expected = ByteCount(shape, bits);
        if (raw.Length != expected) throw new FormatException($"{shape} values of {type} are {Amount.Of(expected, "byte")}, but it has {raw.Length}");
        var result = Convert(raw, shape, type, target);
        tensor.ClearRawData();
        return result;
    }

    /// <summary>The type in which values of an ONNX type are held.</summary>
    /// <exception cref="FormatException">There is none.</exception>
    public static ElementType TypeOf(int type) => Describe((DataType)type).Target;

    private static Shape ReadShape(TensorProto tensor)
    {
        var sizes = new int[tensor.Dims.Count];
        for (var i = 0; i < sizes.Length; i++)
        {
            var size = tensor.Dims[i];
            if (size is < 0 or > int.MaxValue) throw new FormatException($"it has the size {size}");
            sizes[i] = (int)size;
        }

        try
        {
            return new Shape(sizes);
        }
        catch (ShapeException e)
        {
            throw new FormatException(e.Message);
        }
    }

    private static long ByteCount(Shape shape, int bits) => (((long)shape.Count * bits) + 7) / 8;

    private static (int Bits, ElementType Target) Describe(DataType type) => type switch
    {
        DataType.Float => (32, ElementType.Float32),
        DataType.Float16 or DataType.Bfloat16 => (16, ElementType.Float32),
        DataType.Double => (64, ElementType.Float32),
        DataType.Int8 or DataType.Uint8 => (8, ElementType.Int64),
        DataType.Int16 or DataType.Uint16 => (16, ElementType.Int64),
        DataType.Int32 or DataType.Uint32 => (32, ElementType.Int64),
        DataType.Int64 or DataType.Uint64 => (64, ElementType.Int64),
        DataType.Int4 or DataType.Uint4 => (4, ElementType.Int64),
        DataType.Bool => (8, ElementType.Bool),
        DataType.Undefined => throw new FormatException("it has no element type"),
        _ => throw new FormatException($"its element type {type} is not supported"),
    };

    private static Tensor Convert(RawData raw, Shape shape, DataType type, ElementType target)
    {
        if (target == ElementType.Int64) return Tensor.OfIntegers(shape, Integers(raw, shape.Count, type));
        var floats = GC.AllocateUninitializedArray<float>(shape.Count);
        switch (type)
        {
            case DataType.Float:
                raw.Read(0, MemoryMarshal.AsBytes(floats.AsSpan()));
                break;
            case DataType.Float16:
                Map<Half, float>(raw, floats, (from, to) => TensorPrimitives.ConvertToSingle(from, to));
                break;
            case DataType.Bfloat16:
                Map<ushort, float>(raw, floats, (from, to) => Each(from, to, bits => BitConverter.UInt32BitsToSingle((uint)bits << 16)));
                break;
            case DataType.Double:
                Map<double, float>(raw, floats, (from, to) => TensorPrimitives.ConvertTruncating(from, to));
                break;
            default:
                Map<byte, float>(raw, floats, (from, to) => Each(from, to, value => value == 0 ? 0f : 1f));
                break;
        }

        return new Tensor(shape, floats, target);
    }

    private static long[] Integers(RawData raw, int count, DataType type)
    {
        var values = GC.AllocateUninitializedArray<long>(count);
        switch (type)
        {
            case DataType.Int64 or DataType.Uint64:
                raw.Read(0, MemoryMarshal.AsBytes(values.AsSpan()));
                break;
            case DataType.Int8:
                Widen<sbyte>(raw, values);
                break;
            case DataType.Uint8:
                Widen<byte>(raw, values);
                break;
            case DataType.Int16:
                Widen<short>(raw, values);
                break;
            case DataType.Uint16:
                Widen<ushort>(raw, values);
                break;
            case DataType.Int32:
                Widen<int>(raw, values);
                break;
            case DataType.Uint32:
                Widen<uint>(raw, values);
                break;
            default:
                Nibbles(raw, values, type == DataType.Int4);
                break;
        }

        return values;
    }

    private static void Widen<T>(RawData raw, long[] values)
        where T : unmanaged, INumberBase<T> =>
        Map<T, long>(raw, values, (from, to) => TensorPrimitives.ConvertTruncating(from, to));

    /// <summary>Two values a byte, the first in the low half.</summary>
    private static void Nibbles(RawData raw, long[] values, bool signed)
    {
        var bytes = new byte[raw.Length];
        raw.Read(0, bytes);
        for (var i = 0; i < values.Length; i++)
        {
            var value = (bytes[i / 2] >> (i % 2 * 4)) & 0xF;
            values[i] = signed && value > 7 ? value - 16 : value;
        }
    }

    private static void Each<TFrom, TTo>(ReadOnlySpan<TFrom> from, Span<TTo> to, Func<TFrom, TTo> convert)
    {
        for (var i = 0; i < from.Length; i++) to[i] = convert(from[i]);
    }

    /// <summary>Reads and converts piece by piece, so that the bytes never lie in memory beside all of the values.</summary>
    private static void Map<TFrom, TTo>(RawData raw, Span<TTo> values, Action<ReadOnlySpan<TFrom>, Span<TTo>> convert)
        where TFrom : unmanaged
    {
        var piece = new TFrom[Math.Min(values.Length, 16384)];
        for (var done = 0; done < values.Length; done += piece.Length)
        {
            var part = piece.AsSpan(0, Math.Min(piece.Length, values.Length - done));
            raw.Read((long)done * Marshal.SizeOf<TFrom>(), MemoryMarshal.AsBytes(part));
            convert(part, values.Slice(done, part.Length));
        }
    }
}
