using System.Text;

namespace LiveConv.Onnx;

/// <summary>Recognises what a file is that isn't a model, by its first bytes.</summary>
internal static class FileSignature
{
    /// <summary>Bytes that are enough to tell.</summary>
    public const int Length = 256;

    /// <summary>What the file is and what to do, or null where nothing speaks against a model.</summary>
    public static string? Describe(ReadOnlySpan<byte> start)
    {
        if (start.Length == 0) return "the file is empty; copy or download it again";
        if (start.StartsWith((ReadOnlySpan<byte>)[0x89, (byte)'P', (byte)'N', (byte)'G'])) return "this is a PNG picture, not an ONNX model";
        if (start.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF])) return "this is a JPEG picture, not an ONNX model";
        if (start.StartsWith("GIF8"u8)) return "this is a GIF picture, not an ONNX model";
        if (start.StartsWith("PK\x03\x04"u8)) return "this is a ZIP archive (PyTorch's .pt and Keras' .keras files are too), not an ONNX model; unpack it or export the network to ONNX";
        if (start.StartsWith((ReadOnlySpan<byte>)[0x1F, 0x8B])) return "this is a gzip archive, not an ONNX model; unpack it first";
        if (start.StartsWith("version https://git-lfs"u8)) return "this is a Git LFS pointer, not the model itself; fetch it with 'git lfs pull'";
        if (start.StartsWith((ReadOnlySpan<byte>)[0x89, (byte)'H', (byte)'D', (byte)'F'])) return "this is an HDF5 file (Keras .h5), not an ONNX model; export the network to ONNX, for example with tf2onnx";
        if (start.Length > 8 && start[4..8].SequenceEqual("TFL3"u8)) return "this is a TensorFlow Lite model, not an ONNX model; convert it, for example with tf2onnx";
        if (start.StartsWith("%PDF"u8)) return "this is a PDF document, not an ONNX model";
        if (start.StartsWith("\x7F"u8) && start[1..].StartsWith("ELF"u8)) return "this is a program, not an ONNX model";
        return DescribeText(start);
    }

    private static string? DescribeText(ReadOnlySpan<byte> start)
    {
        var text = Encoding.UTF8.GetString(start).TrimStart('\uFEFF', ' ', '\t', '\r', '\n');
        if (text.StartsWith("<!doctype html", StringComparison.OrdinalIgnoreCase) || text.StartsWith("<html", StringComparison.OrdinalIgnoreCase))
            return "this is an HTML page, not an ONNX model; a download probably got a web page instead of the file, use its raw address";
        if (text.StartsWith("<?xml", StringComparison.OrdinalIgnoreCase)) return "this is an XML file, not an ONNX model";
        var isText = !start.ContainsAnyExcept(Printable);
        if (isText && text.StartsWith('{')) return "this is a JSON file, not an ONNX model";
        return isText ? "this is a text file, not an ONNX model" : null;
    }

    private static readonly System.Buffers.SearchValues<byte> Printable =
        System.Buffers.SearchValues.Create([(byte)'\t', (byte)'\r', (byte)'\n', .. Enumerable.Range(' ', '~' - ' ' + 1).Select(code => (byte)code)]);
}
