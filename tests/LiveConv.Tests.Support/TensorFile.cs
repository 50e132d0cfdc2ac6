using System.Runtime.InteropServices;
using LiveConv.Tensors;

namespace LiveConv.Tests.Support;

/// <summary>Reads the .pb files beside ONNX test models: an ONNX TensorProto with float32 or float16 values as raw data. Written apart from the importer, to judge it.</summary>
public static class TensorFile
{
    private const int Float = 1, Float16 = 10;

    public static Tensor Read(string path)
    {
        ReadOnlySpan<byte> bytes = File.ReadAllBytes(path);
        var raw = ReadOnlySpan<byte>.Empty;
        var (sizes, type) = (new List<int>(), 0);
        while (!bytes.IsEmpty)
        {
            var tag = Varint(ref bytes);
            var (field, wire) = (tag >> 3, tag & 7);
            if (wire == 0)
            {
                var value = (int)Varint(ref bytes);
                if (field == 1) sizes.Add(value);
                if (field == 2) type = value;
                continue;
            }

            if (wire != 2) throw new InvalidDataException($"{path}: wire type {wire}");
            var length = (int)Varint(ref bytes);
            var content = bytes[..length];
            bytes = bytes[length..];
            if (field == 9) raw = content;
            while (field == 1 && !content.IsEmpty) sizes.Add((int)Varint(ref content));
        }

        var shape = new Shape([.. sizes]);
        return type switch
        {
            Float => new Tensor(shape, MemoryMarshal.Cast<byte, float>(raw).ToArray()),
            Float16 => new Tensor(shape, Array.ConvertAll(MemoryMarshal.Cast<byte, Half>(raw).ToArray(), value => (float)value)),
            _ => throw new InvalidDataException($"{path}: element type {type}"),
        };
    }

    private static ulong Varint(ref ReadOnlySpan<byte> bytes)
    {
        ulong value = 0;
        for (var shift = 0; ; shift += 7)
        {
            var part = bytes[0];
            bytes = bytes[1..];
            value |= (ulong)(part & 127) << shift;
            if (part < 128) return value;
        }
    }
}
