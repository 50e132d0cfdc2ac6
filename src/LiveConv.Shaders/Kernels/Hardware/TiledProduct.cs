using LiveConv.Shaders.Gl;
using LiveConv.Shaders.Programs;
using LiveConv.Tensors;

namespace LiveConv.Shaders.Kernels.Hardware;

/// <summary>Matrix products for GPUs: in tiles of shared memory, or, where A has a few rows only, by workgroups that run along the rows of B.</summary>
internal static class TiledProduct
{
    /// <summary>With fewer rows a tile would be mostly empty, and the time is that of reading B.</summary>
    public const int FewestRows = 8;

    private const int MostRows = 4;

    /// <summary>Adds the product's dispatch; false where it is too large for one.</summary>
    /// <param name="product">Sizes and factors.</param>
    /// <param name="k">Where it goes; inputs 0 and 1 of its node are A and B.</param>
    /// <param name="left">A, rows of whole texels.</param>
    /// <param name="b">Places of B, of which a row gives a column of the output.</param>
    /// <param name="added">C, one row or all; null where there is none.</param>
    /// <param name="sharesC">Whether all rows add the same.</param>
    /// <param name="result">The output in rows of whole texels.</param>
    public static bool TryBuild(MatrixProduct product, KernelBuilder k, GpuBuffer left, MatrixProduct.Place b, GpuBuffer? added, bool sharesC, GpuTensor result)
    {
        var (batch, height, columns, depth) = (product.Batch, product.Height, product.Columns, product.Depth);
        var bytes = (long)batch * depth * columns * 16;
        if (height < FewestRows || depth == 0 || product.Pitch > TiledConvolution.MostDepth || bytes > k.MaxBufferBytes) return false;
        var tile = k.Tuning.Tile ?? ProductTile.For(columns * 4, height, batch);
        var defines = new Defines();
        tile.AddTo(defines);
        defines.AddArgument("DEPTH", depth);
        defines.AddArgument("B_BATCH", depth * columns);
        AddSizes(product, defines, added, sharesC);
        k.AddGroups(
            "matmul_tiled",
            defines,
            tile.TilesOfColumns(height),
            tile.TilesOfRows(columns * 4),
            batch,
            Binding.Input(0, left),
            Binding.Input(1, Columns(product, k, b)),
            Binding.Input(2, added ?? left),
            Binding.Storage(3, result.Buffer));
        return true;
    }

    /// <summary>The product of a few rows, as <see cref="MatrixProduct"/> prepares it: a part of B's rows at a time.</summary>
    /// <param name="product">Sizes and factors.</param>
    /// <param name="k">Where it goes.</param>
    /// <param name="left">A, rows of whole texels.</param>
    /// <param name="right">Rows of B.</param>
    /// <param name="added">C, one row or all; null where there is none.</param>
    /// <param name="sharesC">Whether all rows add the same.</param>
    /// <param name="result">The output in rows of whole texels.</param>
    /// <param name="from">The first texel of columns.</param>
    /// <param name="columns">Texels of columns.</param>
    public static void BuildRows(MatrixProduct product, KernelBuilder k, GpuBuffer left, GpuBuffer right, GpuBuffer? added, bool sharesC, GpuTensor result, int from, int columns)
    {
        var rows = Math.Min(MostRows, product.Height);
        var defines = new Defines { { "ROWS", rows } };
        defines.AddArgument("FROM", from);
        defines.AddArgument("B_BATCH", product.Width * product.Pitch);
        AddSizes(product, defines, added, sharesC);
        k.AddGroups(
            "matmul_rows",
            defines,
            columns,
            (product.Height + rows - 1) / rows,
            product.Batch,
            Binding.Input(0, left),
            Binding.Input(1, right),
            Binding.Input(2, added ?? left),
            Binding.Storage(3, result.Buffer));
    }

    private static void AddSizes(MatrixProduct product, Defines defines, GpuBuffer? added, bool sharesC)
    {
        defines.Add("HAS_C", added is null ? 0 : 1);
        defines.AddArgument("HEIGHT", product.Height);
        defines.AddArgument("WIDTH", product.Columns);
        defines.AddArgument("PITCH", product.Pitch);
        defines.AddArgument("A_BATCH", product.Height * product.Pitch);
        defines.AddArgument("C_ROW", sharesC ? 0 : product.Columns);
        defines.AddArgument("ALPHA", product.Alpha);
        defines.AddArgument("BETA", product.Beta);
    }

    // [product][term][columns / 4] × 4 columns.
    private static GpuBuffer Columns(MatrixProduct product, KernelBuilder k, MatrixProduct.Place b)
    {
        var (batch, width, depth, pitch) = (product.Batch, product.Width, product.Depth, product.Columns * 4);
        if (k.Node.Inputs[1].Constant is { } constant)
        {
            var packed = new float[batch * depth * pitch];
            for (var n = 0; n < batch; n++)
            for (var term = 0; term < depth; term++)
            for (var column = 0; column < width; column++) packed[(((n * depth) + term) * pitch) + column] = constant.Data[b(n, column, term)];
            return k.Buffer(packed);
        }

        var tensor = k.Input(1);
        if (tensor.Layout == TensorLayout.Linear && tensor.Shape.Count == batch * depth * pitch && Follows()) return tensor.Buffer;
        var scratch = k.Scratch(new Shape(batch, depth, pitch), TensorLayout.Linear);
        k.Gather(tensor, scratch, i =>
        {
            var (line, column) = Math.DivRem(i, pitch);
            var (n, term) = Math.DivRem(line, depth);
            return column < width ? b(n, column, term) : -1;
        });
        return scratch.Buffer;

        // Its corners tell.
        bool Follows() => b(0, width - 1, 0) == width - 1 && b(0, 0, depth - 1) == (depth - 1) * width && b(batch - 1, width - 1, depth - 1) == (batch * depth * width) - 1;
    }
}
