using System.Collections.Frozen;

namespace LiveConv.Onnx.Converters;

/// <summary>Turns a node into ops; returns its first output and sets the others itself.</summary>
internal delegate Value Converter(NodeContext node);

/// <summary>Every operator that can be imported: a table for each family of operators.</summary>
internal static class ConverterTable
{
    public static FrozenDictionary<string, Converter> Converters { get; } =
        new[]
        {
            BinaryConverters.Table,
            ConvolutionConverters.Table,
            ElementwiseConverters.Table,
            MovementConverters.Table,
            NormalizationConverters.Table,
            PassingConverters.Table,
            PoolConverters.Table,
            ProductConverters.Table,
            QuantizationConverters.Table,
            ReductionConverters.Table,
            ResizeConverters.Table,
            SelectionConverters.Table,
            ShapeConverters.Table,
        }.SelectMany(table => table).ToFrozenDictionary();
}
