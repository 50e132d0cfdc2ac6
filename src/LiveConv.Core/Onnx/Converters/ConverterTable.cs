using System.Collections.Frozen;

namespace LiveConv.Onnx.Converters;

/// <summary>Turns a node into ops; returns its first output and sets the others itself.</summary>
internal delegate Value Converter(NodeContext node);

/// <summary>Every operator that can be imported. A family of operators a file, this table in families.</summary>
internal static class ConverterTable
{
    public static FrozenDictionary<string, Converter> Converters { get; } =
        new[]
        {
            ConvolutionConverters.Table,
            ElementwiseConverters.Table,
            PassingConverters.Table,
            PoolConverters.Table,
        }.SelectMany(table => table).ToFrozenDictionary();
}
