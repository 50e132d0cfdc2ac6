using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using LiveConv.Tensors;

namespace LiveConv.Tests.Support.Onnx;

/// <summary>Reads NumPy's .npy files: format 1.0, little-endian, C order.</summary>
public static class NumpyFile
{
    public static Tensor Read(string path)
    {
        var bytes = File.ReadAllBytes(path);
        var header = BitConverter.ToUInt16(bytes, 8);
        var text = Encoding.ASCII.GetString(bytes, 10, header);
        var sizes = Between(text, "'shape': (", ")").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        var shape = new Shape([.. sizes.Select(size => int.Parse(size, CultureInfo.InvariantCulture))]);
        var data = bytes.AsSpan(10 + header);
        return Between(text, "'descr': '", "'") switch
        {
            "<f4" => new Tensor(shape, MemoryMarshal.Cast<byte, float>(data).ToArray()),
            "<i8" => Tensor.OfIntegers(shape, MemoryMarshal.Cast<byte, long>(data).ToArray()),
            "|b1" => new Tensor(shape, Array.ConvertAll(data.ToArray(), value => (float)value), ElementType.Bool),
            var type => throw new NotSupportedException($"{path} holds {type}"),
        };
    }

    private static string Between(string text, string start, string end)
    {
        var from = text.IndexOf(start, StringComparison.Ordinal) + start.Length;
        return text[from..text.IndexOf(end, from, StringComparison.Ordinal)];
    }
}
