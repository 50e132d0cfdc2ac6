using LiveConv.Ops;

namespace LiveConv.Cpu.Rows;

/// <summary>An op that maps values one by one.</summary>
internal sealed class ElementwiseRows(SpanFunction function) : RowLayer
{
    /// <summary>The function of an activation, or null.</summary>
    public static SpanFunction? Activation(Activation activation) => activation.Kind switch
    {
        ActivationKind.Relu => SpanFunctions.Relu,
        ActivationKind.LeakyRelu => SpanFunctions.LeakyRelu(new LeakyRelu(activation.Slope)),
        ActivationKind.Clamp => SpanFunctions.Clamp(new Clamp(activation.Low, activation.High)),
        _ => null,
    };

    public override void Run(ReadOnlySpan<RowBuffer> inputs, RowBuffer output, int from, int to)
    {
        for (var c = 0; c < output.Channels; c++)
        {
            for (var y = from; y < to; y++)
                function(inputs[0].Span(c, y), inputs.Length > 1 ? inputs[1].Span(c, y) : default, output.Span(c, y));
        }
    }
}
