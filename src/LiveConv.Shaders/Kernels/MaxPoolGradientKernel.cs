using LiveConv.Graphs;
using LiveConv.Ops;
using LiveConv.Shaders.Programs;

namespace LiveConv.Shaders.Kernels;

/// <summary>The gradient of a max-pool: first where each window's largest value lies, then for each pixel the windows that chose it.</summary>
internal sealed class MaxPoolGradientKernel : Kernel
{
    /// <summary>Taps of a window, and windows that hold a pixel: llvmpipe ends loops at 65,535 rounds.</summary>
    private const int MostTaps = 16_000;

    public override bool Supports(Node node)
    {
        var pool = ((MaxPoolGradient)node.Op).Pool;
        return (long)pool.KernelHeight * pool.KernelWidth <= MostTaps && (long)Extent(pool) * Span(pool) <= MostTaps * (long)pool.StrideY * pool.StrideX;
    }

    public override void Build(KernelBuilder k)
    {
        var pool = ((MaxPoolGradient)k.Node.Op).Pool;
        var (x, gradient) = (k.Input(0), k.Input(1));
        var isPacked = x.Layout == TensorLayout.Packed;
        var places = k.Scratch(gradient.Shape, gradient.Layout);
        var search = KernelBuilder.Sized(places, x);
        Describe(pool, search, isPacked);
        search.AddArgument("KH", pool.KernelHeight);
        search.AddArgument("KW", pool.KernelWidth);
        search.AddArgument("DILATION_Y", pool.DilationY);
        search.AddArgument("DILATION_X", pool.DilationX);
        search.AddArgument("BOTTOM", pool.Padding.Bottom);
        search.AddArgument("RIGHT", pool.Padding.Right);
        k.Over(places, "max_pool_places", search, 1, isPacked ? Binding.Texels(0, x) : Binding.Values(0, x), Binding.Storage(1, places.Buffer));

        var collect = KernelBuilder.Sized(k.Output, places, gradient);
        Describe(pool, collect, isPacked);
        collect.AddArgument("EXTENT", Extent(pool));
        k.Over(
            k.Output,
            "max_pool_gradient",
            collect,
            1,
            isPacked ? Binding.Texels(0, places) : Binding.Values(0, places),
            isPacked ? Binding.Texels(1, gradient) : Binding.Values(1, gradient),
            Binding.Storage(2, k.Output.Buffer));
    }

    private static int Extent(MaxPool2D pool) => ((pool.KernelHeight - 1) * pool.DilationY) + 1;

    private static int Span(MaxPool2D pool) => ((pool.KernelWidth - 1) * pool.DilationX) + 1;

    private static void Describe(MaxPool2D pool, Defines defines, bool isPacked)
    {
        defines.Add("IS_PACKED", isPacked ? 1 : 0);
        defines.AddArgument("STRIDE_Y", pool.StrideY);
        defines.AddArgument("STRIDE_X", pool.StrideX);
        defines.AddArgument("TOP", pool.Padding.Top);
        defines.AddArgument("LEFT", pool.Padding.Left);
        defines.AddArgument("SPAN", Span(pool));
    }
}
