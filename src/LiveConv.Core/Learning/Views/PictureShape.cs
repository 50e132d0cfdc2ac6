using LiveConv.Graphs;
using LiveConv.Tensors;

namespace LiveConv.Learning.Views;

/// <summary>Which axes of a network's input are the picture's: N×C×H×W, or N×H×W×C where only the last axis is that of a picture's channels.</summary>
internal static class PictureShape
{
    /// <summary>The input that is the picture.</summary>
    /// <exception cref="GradientException">There is none.</exception>
    public static Node Input(Graph network)
    {
        ArgumentNullException.ThrowIfNull(network);
        return network.Inputs.FirstOrDefault(input => input.Shape is { Rank: 4, N: 1 })
            ?? throw new GradientException("the network takes no picture: none of its inputs is 1×C×H×W or 1×H×W×C");
    }

    public static int ChannelAxis(Shape input) => input[1] is not (1 or 3) && input[3] is 1 or 3 ? 3 : 1;

    /// <summary>One value for each pixel: 1×1×H×W.</summary>
    public static Shape Map(Shape input) => ChannelAxis(input) == 1 ? new Shape(1, 1, input[2], input[3]) : new Shape(1, 1, input[1], input[2]);
}
