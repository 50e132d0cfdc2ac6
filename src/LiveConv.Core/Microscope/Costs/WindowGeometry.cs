using LiveConv.Graphs;
using LiveConv.Ops;

namespace LiveConv.Microscope.Costs;

/// <summary>The window that a layer slides over rows and columns.</summary>
/// <param name="Rows">Size, stride, dilation, padding and the resulting size along the rows, from top to bottom.</param>
/// <param name="Columns">The same from left to right.</param>
/// <param name="Groups">Groups of channels that don't see each other; 1 for pools.</param>
public readonly record struct WindowGeometry(SizeFormula Rows, SizeFormula Columns, int Groups)
{
    /// <summary>The window of a layer; null where it has none.</summary>
    public static WindowGeometry? Of(Node node)
    {
        ArgumentNullException.ThrowIfNull(node);
        if (node.Shape.Rank != 4 || node.Inputs.Length == 0 || node.Inputs[0].Shape.Rank != 4) return null;
        var x = node.Inputs[0].Shape;
        switch (node.Op)
        {
            case Conv2D conv:
                var w = node.Inputs[1].Shape;
                return new(
                    new(x.H, w.H, conv.StrideY, conv.DilationY, conv.Padding.Top, conv.Padding.Bottom),
                    new(x.W, w.W, conv.StrideX, conv.DilationX, conv.Padding.Left, conv.Padding.Right),
                    conv.Groups);
            case ConvTranspose2D conv:
                var t = node.Inputs[1].Shape;
                return new(
                    new(x.H, t.H, conv.StrideY, conv.DilationY, conv.Padding.Top, conv.Padding.Bottom) { IsTransposed = true, Added = conv.OutputPaddingY },
                    new(x.W, t.W, conv.StrideX, conv.DilationX, conv.Padding.Left, conv.Padding.Right) { IsTransposed = true, Added = conv.OutputPaddingX },
                    conv.Groups);
            case PoolOp pool:
                return new(
                    new(x.H, pool.KernelHeight, pool.StrideY, pool.DilationY, pool.Padding.Top, pool.Padding.Bottom) { Ceiling = pool.CeilMode },
                    new(x.W, pool.KernelWidth, pool.StrideX, pool.DilationX, pool.Padding.Left, pool.Padding.Right) { Ceiling = pool.CeilMode },
                    1);
            default:
                return null;
        }
    }
}
