using LiveConv.Graphs;
using LiveConv.Microscope.Costs;
using LiveConv.Ops;

namespace LiveConv.Host.Microscope.Weights;

/// <summary>The window of a convolution or a pool: what the explorer changes.</summary>
internal readonly record struct LayerWindow(int KernelY, int KernelX, int StrideY, int StrideX, int DilationY, int DilationX, Padding Padding)
{
    /// <summary>The window of a layer; null where it has none that can be explored.</summary>
    public static LayerWindow? Of(Node layer) => layer.Op switch
    {
        Conv2D { } conv when layer.Inputs[1].Constant is { } weights => new(weights.Shape.H, weights.Shape.W, conv.StrideY, conv.StrideX, conv.DilationY, conv.DilationX, conv.Padding),
        PoolOp pool => new(pool.KernelHeight, pool.KernelWidth, pool.StrideY, pool.StrideX, pool.DilationY, pool.DilationX, pool.Padding),
        _ => null,
    };

    /// <summary>How the size of the output follows along the rows and along the columns.</summary>
    public (SizeFormula Rows, SizeFormula Columns) Formulas(Node layer)
    {
        var (x, ceiling) = (layer.Inputs[0].Shape, layer.Op is PoolOp { CeilMode: true });
        return (
            new SizeFormula(x.H, KernelY, StrideY, DilationY, Padding.Top, Padding.Bottom) { Ceiling = ceiling },
            new SizeFormula(x.W, KernelX, StrideX, DilationX, Padding.Left, Padding.Right) { Ceiling = ceiling });
    }

    /// <summary>The layer's op with this window, for one map at a time.</summary>
    public Op Apply(Op op) => Replace(op) is Conv2D conv ? conv with { Groups = 1, HasResidual = false } : Replace(op);

    /// <summary>The layer's op with this window. The size of a convolution's kernel is that of its weights.</summary>
    public Op Replace(Op op) => op is Conv2D conv
        ? conv with { StrideY = StrideY, StrideX = StrideX, DilationY = DilationY, DilationX = DilationX, Padding = Padding }
        : (PoolOp)op with
        {
            KernelHeight = KernelY, KernelWidth = KernelX, StrideY = StrideY, StrideX = StrideX, DilationY = DilationY, DilationX = DilationX, Padding = Padding,
        };
}
