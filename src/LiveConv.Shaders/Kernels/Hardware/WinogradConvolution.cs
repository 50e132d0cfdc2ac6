using System.Globalization;
using LiveConv.Ops;
using LiveConv.Shaders.Programs;
using LiveConv.Tensors;
using LiveConv.Verification;
using LiveConv.Winograd;

namespace LiveConv.Shaders.Kernels.Hardware;

/// <summary>
/// 3×3 convolutions at stride 1 on NC4HW4 by Winograd's transforms: tiles are transformed, multiplied as n² products of matrices side by side
/// (a 1×1 convolution in n² groups), and transformed back.
/// </summary>
internal static class WinogradConvolution
{
    /// <summary>A tile that isn't finite is summed directly, and Mesa's llvmpipe ends loops after 65,535 rounds.</summary>
    private const int MostChannels = 1024;

    /// <summary>Fewer channels don't pay for the transforms.</summary>
    private const int FewestChannels = 16;

    /// <summary>What the products may cost beside those of a direct convolution: the transforms pass through memory.</summary>
    private const double MostWork = 0.7;

    /// <summary>How much larger the bound of F(4×4) may be than that of the direct sum: see docs/verification.md.</summary>
    private const double MostError = 8;

    /// <summary>Whether such a layer has a Winograd form.</summary>
    public static bool Fits(Conv2D op, Shape weights) =>
        op is { StrideX: 1, StrideY: 1, DilationX: 1, DilationY: 1, Groups: 1 } && weights is { H: 3, W: 3, C: <= MostChannels };

    /// <summary>The transform that makes a layer fastest; null where it is faster directly.</summary>
    /// <param name="k">The layer.</param>
    /// <param name="op">Its op.</param>
    /// <param name="values">Its weights.</param>
    public static WinogradTransform? Choose(KernelBuilder k, Conv2D op, Tensor values)
    {
        var weights = values.Shape;
        if (!Fits(op, weights) || k.Output.Shape.Count == 0) return null;
        if (k.Tuning.Winograd is { } chosen) return chosen;
        if (Math.Min(weights.N, weights.C) < FewestChannels) return null;
        var direct = MostWork * 9 * Whole(k.Output.Batch * k.Output.Height * k.Output.Width);
        var best = Work(WinogradTransform.F2) <= Work(WinogradTransform.F4) || WinogradErrorModel.OverDirect(WinogradTransform.F4, values) > MostError
            ? WinogradTransform.F2
            : WinogradTransform.F4;
        return Work(best) < direct && Bytes(best) <= k.MaxBufferBytes ? best : null;

        double Work(WinogradTransform transform) => transform.Tile * transform.Tile * Whole(Tiles(transform));

        // Of the transformed tiles or the transformed weights, whichever are more.
        long Bytes(WinogradTransform transform) =>
            (long)Math.Max(Tiles(transform), Math.Min(weights.N, weights.C) + 3) * transform.Tile * transform.Tile * (Math.Max(weights.N, weights.C) + 3) * sizeof(float);

        int Tiles(WinogradTransform transform)
        {
            var (y, x) = Grid(transform, k.Output.Height, k.Output.Width);
            return k.Output.Batch * y * x;
        }
    }

    /// <summary>Rows and columns around the input that tiles reach, beyond the last output too.</summary>
    public static (int Y, int X) Margin(Conv2D op, Shape x, Shape y)
    {
        var (most, size) = ((Y: 0, X: 0), WinogradTransform.Kernel - 1);
        foreach (var transform in new[] { WinogradTransform.F2, WinogradTransform.F4 })
        {
            var (rows, columns) = Grid(transform, y.H, y.W);
            most.Y = Math.Max(most.Y, (rows * transform.Outputs) + size - op.Padding.Top - x.H);
            most.X = Math.Max(most.X, (columns * transform.Outputs) + size - op.Padding.Left - x.W);
        }

        var own = Conv2DKernel.Margin(op);
        return (Math.Max(most.Y, own.Y), Math.Max(most.X, own.X));
    }

    public static void Build(KernelBuilder k, Conv2D op, Tensor weights, float[] bias, WinogradTransform transform)
    {
        var (input, output, shape) = (k.Input(0), k.Output, weights.Shape);
        var (rows, columns) = Grid(transform, output.Height, output.Width);
        var (inputs, outputs, places) = ((shape.C + 3) / 4, (shape.N + 3) / 4, transform.Tile * transform.Tile);
        var data = k.Scratch(new Shape(1, places * inputs * 4, output.Batch * rows, columns), TensorLayout.Packed);
        var products = k.Scratch(new Shape(1, places * outputs * 4, output.Batch * rows, columns), TensorLayout.Packed);
        k.FillMargin(input, op.Border);
        output.KeepsMargin = true;
        k.ErrorModel = new WinogradErrorModel(transform);

        var defines = KernelBuilder.Sized(data, input);
        AddTiles(defines, op, transform, rows, columns);
        defines.Add("INPUT_TYPE", Storage.Type(input));
        defines.Add("DATA", Constants(transform.Data));
        k.Add("conv2d_winograd_data", defines, output.Batch * rows * columns, inputs, transform.Tile, Binding.Input(0, input.Buffer), Binding.Storage(1, data.Buffer));

        TiledConvolution.Build(k, new Conv2D { Groups = places }, Transformed(weights, transform), new float[places * outputs * 4], data, null, products, halvesWeights: false);

        defines = KernelBuilder.Sized(output, products, input);
        AddTiles(defines, op, transform, rows, columns);
        defines.Add("INPUT_TYPE", Storage.Type(input));
        defines.Add("RESIDUAL_TYPE", Storage.Type(op.HasResidual ? k.Input(3) : output));
        defines.Add("OUTPUT_TYPE", Storage.Type(output));
        defines.Add("INVERSE", Constants(transform.Output));
        Epilogue.Add(op.Activation, defines);
        var residual = Epilogue.AddResidual(op.HasResidual ? k.Input(3) : null, output, defines);
        k.Add(
            "conv2d_winograd_output",
            defines,
            output.Batch * rows * columns,
            outputs,
            1,
            Binding.Input(0, products.Buffer),
            Binding.Input(1, input.Buffer),
            Binding.Input(2, k.Buffer(TiledConvolution.Columns(weights, 1, 1))),
            Binding.Input(3, k.Buffer(bias)),
            Binding.Input(4, residual),
            Binding.Storage(5, output.Buffer));
    }

    // Products are computed in whole tiles of columns, 32 at the least.
    private static double Whole(int columns) => (columns + 31) / 32 * 32;

    private static (int Rows, int Columns) Grid(WinogradTransform transform, int height, int width) =>
        ((height + transform.Outputs - 1) / transform.Outputs, (width + transform.Outputs - 1) / transform.Outputs);

    private static void AddTiles(Defines defines, Conv2D op, WinogradTransform transform, int rows, int columns)
    {
        defines.Add("TILE", transform.Tile);
        defines.Add("OUTPUTS", transform.Outputs);
        defines.AddArgument("TILES_Y", rows);
        defines.AddArgument("TILES_X", columns);
        defines.AddArgument("TOP", op.Padding.Top);
        defines.AddArgument("LEFT", op.Padding.Left);
    }

    private static string Constants(double[,] matrix) =>
        string.Join(", ", matrix.Cast<double>().Select(value => value.ToString("0.0#################", CultureInfo.InvariantCulture)));

    // G g Gᵀ, one matrix of outputs × inputs for each place of a tile.
    private static Tensor Transformed(Tensor weights, WinogradTransform transform)
    {
        var (shape, places) = (weights.Shape, transform.Tile * transform.Tile);
        var outputs = (shape.N + 3) / 4 * 4;
        var transformed = new Tensor(new Shape(places * outputs, shape.C, 1, 1));
        Parallel.For(0, shape.N, m =>
        {
            var values = new double[places];
            for (var c = 0; c < shape.C; c++)
            {
                transform.TransformWeights(weights.Data.AsSpan(((m * shape.C) + c) * 9, 9), values);
                for (var place = 0; place < places; place++) transformed.Data[(((place * outputs) + m) * shape.C) + c] = (float)values[place];
            }
        });
        return transformed;
    }
}
