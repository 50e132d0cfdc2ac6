using LiveConv.Tensors;

namespace LiveConv.Graphs.Fusions;

/// <summary>Constants that give each channel one value.</summary>
internal static class ChannelValues
{
    /// <summary>The value of each channel (axis 1 of <paramref name="output"/>) of a constant that is broadcast to that shape.</summary>
    /// <returns>Null where the constant differs within a channel, would enlarge the output, or isn't finite.</returns>
    public static double[]? Of(Tensor? constant, Shape output)
    {
        if (constant is null || constant.Shape.Rank > output.Rank || !constant.Data.All(float.IsFinite)) return null;
        var channels = output[1];
        for (var axis = 0; axis < constant.Shape.Rank; axis++)
        {
            var size = constant.Shape[axis];
            var isChannel = axis + output.Rank - constant.Shape.Rank == 1;
            if (size != 1 && !(isChannel && size == channels)) return null;
        }

        var data = constant.Data;
        return [.. Enumerable.Range(0, channels).Select(c => (double)data[data.Length == 1 ? 0 : c])];
    }

    /// <summary>The same value for each channel.</summary>
    public static double[] Same(double value, Shape output) => [.. Enumerable.Repeat(value, output[1])];
}
