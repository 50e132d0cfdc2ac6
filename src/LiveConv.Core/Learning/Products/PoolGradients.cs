using LiveConv.Graphs;
using LiveConv.Ops;
using LiveConv.Tensors;

namespace LiveConv.Learning.Products;

/// <summary>Pooling: a mean spreads its gradient evenly over its window, an extreme hands it to the place where it was found.</summary>
internal static class PoolGradients
{
    public static Node MaxPool2D(BackwardPass pass, Node layer, int input, Node gradient) =>
        pass.Add(new MaxPoolGradient((MaxPool2D)layer.Op), layer.Inputs[0], gradient);

    /// <summary>min x = −max(−x): the places are those of the largest −x, and the two signs cancel.</summary>
    public static Node MinPool2D(BackwardPass pass, Node layer, int input, Node gradient)
    {
        var op = (MinPool2D)layer.Op;
        var pool = new MaxPool2D
        {
            KernelHeight = op.KernelHeight,
            KernelWidth = op.KernelWidth,
            StrideY = op.StrideY,
            StrideX = op.StrideX,
            DilationY = op.DilationY,
            DilationX = op.DilationX,
            Padding = op.Padding,
            CeilMode = op.CeilMode,
        };
        return pass.Add(new MaxPoolGradient(pool), pass.Add(new Neg(), layer.Inputs[0]), gradient);
    }

    /// <summary>The mean of a window is a convolution with equal weights, after which each result is divided by the number of its pixels.</summary>
    public static Node AveragePool2D(BackwardPass pass, Node layer, int input, Node gradient)
    {
        var op = (AveragePool2D)layer.Op;
        var shares = pass.Mul(gradient, pass.Constant(Shares(op, layer.Inputs[0].Shape, layer.Shape)));
        return Spread(pass, op, layer.Inputs[0].Shape, shares);
    }

    /// <summary>y = (Σ|x|ᵖ)^(1/p): g·y^(1−p) to each pixel of the window, times |x|^(p−1) with the sign of x.</summary>
    public static Node LpPool2D(BackwardPass pass, Node layer, int input, Node gradient)
    {
        var op = (LpPool2D)layer.Op;
        var x = layer.Inputs[0];
        var part = op.P == 1 ? gradient : pass.Add(new Div(), gradient, pass.Add(new Pow(), layer, pass.Scalar(op.P - 1)));
        var spread = Spread(pass, op, x.Shape, part);
        if (op.P == 2) return pass.Mul(spread, x);
        var signed = pass.Mul(spread, pass.Add(new Sign(), x));
        return op.P == 1 ? signed : pass.Mul(signed, pass.Add(new Pow(), pass.Add(new Abs(), x), pass.Scalar(op.P - 1)));
    }

    /// <summary>Passes where the value stayed.</summary>
    public static Node NonMaximumSuppression(BackwardPass pass, Node layer, int input, Node gradient)
    {
        var zero = pass.Scalar(0);
        return pass.Add(new Where(), pass.Add(new Equal(), layer, zero), zero, gradient);
    }

    /// <summary>Adds each value to all pixels of its window: a transposed depthwise convolution with ones, or copies where windows tile the picture.</summary>
    private static Node Spread(BackwardPass pass, PoolOp op, Shape x, Node values)
    {
        var isTiled = op is { DilationY: 1, DilationX: 1 } && op.Padding == default
            && Tiles(x.H, values.Shape.H, op.KernelHeight, op.StrideY) && Tiles(x.W, values.Shape.W, op.KernelWidth, op.StrideX);
        if (isTiled) return pass.Add(new Resize(x.H, x.W, ResizeMode.Nearest), values);
        var ones = new Tensor(new Shape(x.C, 1, op.KernelHeight, op.KernelWidth));
        Array.Fill(ones.Data, 1);
        var window = new Conv2D
        {
            StrideY = op.StrideY,
            StrideX = op.StrideX,
            DilationY = op.DilationY,
            DilationX = op.DilationX,
            Padding = op.Padding,
            Groups = x.C,
        };
        return ConvolutionGradients.ToInput(pass, window, pass.Constant(ones), x, values);
    }

    /// <summary>Whether every pixel of an axis lies in exactly one window.</summary>
    private static bool Tiles(int size, int windows, int kernel, int stride) => windows * kernel == size && (windows == 1 || stride == kernel);

    /// <summary>1 over the number of pixels that count in each window, 1×1×OH×OW.</summary>
    private static Tensor Shares(AveragePool2D op, Shape x, Shape y)
    {
        int Count(int window, int stride, int dilation, int kernel, int before, int after, int size) => Enumerable.Range(0, kernel)
            .Select(tap => (window * stride) - before + (tap * dilation))
            .Count(place => op.CountIncludePad ? place < size + after : place >= 0 && place < size);
        var shares = new Tensor(new Shape(1, 1, y.H, y.W));
        for (var i = 0; i < y.H; i++)
        for (var j = 0; j < y.W; j++)
        {
            var rows = Count(i, op.StrideY, op.DilationY, op.KernelHeight, op.Padding.Top, op.Padding.Bottom, x.H);
            shares[0, 0, i, j] = 1f / (rows * Count(j, op.StrideX, op.DilationX, op.KernelWidth, op.Padding.Left, op.Padding.Right, x.W));
        }

        return shares;
    }
}
