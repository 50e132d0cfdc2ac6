using Google.Protobuf;
using LiveConv.Onnx.Proto;
using LiveConv.Tensors;
using DataType = LiveConv.Onnx.Proto.TensorProto.Types.DataType;

namespace LiveConv.Onnx.Conformance;

/// <summary>Reads files that hold one ONNX tensor, as test data do (.pb).</summary>
public static class TensorFile
{
    /// <exception cref="OnnxImportException">It isn't a tensor that LiveConv can hold.</exception>
    public static Tensor Read(string path) => Read(path, null).Tensor;

    /// <param name="path">The file.</param>
    /// <param name="declared">What the model says of the tensor. The official data hold bfloat16 as bits in uint16, which NumPy has.</param>
    internal static (Tensor Tensor, DataType Type) Read(string path, ValueInfoProto? declared)
    {
        ArgumentNullException.ThrowIfNull(path);
        try
        {
            var message = TensorProto.Parser.ParseFrom(File.ReadAllBytes(path));
            if (message.DataType == (int)DataType.Uint16 && declared?.Type?.TensorType?.ElemType == (int)DataType.Bfloat16)
                message.DataType = (int)DataType.Bfloat16;
            return (TensorReader.Read(message, null, null), (DataType)message.DataType);
        }
        catch (Exception e) when (e is InvalidProtocolBufferException or FormatException or IOException or UnauthorizedAccessException)
        {
            throw new OnnxImportException($"{Path.GetFileName(path)}: not a tensor: {e.Message}");
        }
    }
}
