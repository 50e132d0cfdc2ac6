using LiveConv.Shaders.Gl;
using LiveConv.Shaders.Kernels.Hardware;
using LiveConv.Shaders.Programs;
using LiveConv.Tensors;

namespace LiveConv.Shaders.Kernels;

/// <summary>
/// Products of matrices whose sums run along the rows of both: every operand is brought into rows of whole texels first, constants
/// at load. Weights larger than a buffer are split by output columns.
/// </summary>
/// <param name="Batch">Products.</param>
/// <param name="Height">Rows of A and of the output.</param>
/// <param name="Width">Rows of B, columns of the output.</param>
/// <param name="Depth">Columns of A and B.</param>
internal sealed record MatrixProduct(int Batch, int Height, int Width, int Depth)
{
    /// <summary>Mesa's llvmpipe ends the loops of an invocation after 65,535 rounds, silently.</summary>
    private const int MostRounds = 65_000;

    private const int MostRows = 4;

    /// <summary>Where element (row, column) of product n's operand stands in its tensor, row-major.</summary>
    public delegate int Place(int n, int row, int column);

    public float Alpha { get; init; } = 1;

    public float Beta { get; init; } = 1;

    /// <summary>Whether the kernels for GPUs compute it.</summary>
    public bool ForHardware { get; init; }

    /// <summary>Texels of a row of A.</summary>
    public int Pitch => Math.Max(1, (Depth + 3) / 4);

    /// <summary>Texels of a row of the output.</summary>
    public int Columns => (Width + 3) / 4;

    /// <summary>Adds the product's dispatches.</summary>
    /// <param name="k">Where they go; inputs 0 and 1 of its node are A and B.</param>
    /// <param name="a">Places of A.</param>
    /// <param name="b">Places of B, of which a row gives a column of the output.</param>
    /// <param name="c">Places of what is added, in input 2; null where there is nothing.</param>
    /// <param name="sharesC">Whether all rows add the same.</param>
    public void Build(KernelBuilder k, Place a, Place b, Place? c, bool sharesC)
    {
        var left = Rows(k, 0, Height, a);
        var added = c is null ? null : AddedRows(k, sharesC ? 1 : Height, c);
        var isDirect = k.Output.Layout == TensorLayout.Linear && (Width % 4 == 0 || Batch * Height == 1);
        var result = isDirect ? k.Output : k.Scratch(new Shape(Batch, Height, Columns * 4), TensorLayout.Linear);
        if (ForHardware && TiledProduct.TryBuild(this, k, left, b, added, sharesC, result))
        {
            if (!isDirect) Narrow(k, result);
            return;
        }

        var most = (int)Math.Min(Columns, Math.Max(1, k.MaxBufferBytes / ((long)Pitch * 16 * 4)));
        if (k.Node.Inputs[1].Constant is null || Batch > 1) most = Columns;
        for (var from = 0; from < Columns; from += most)
        {
            var columns = Math.Min(most, Columns - from);
            var (first, part) = (from * 4, most == Columns ? Width : Math.Min(columns * 4, Width - (from * 4)));
            var right = Rows(k, 1, part, (n, row, column) => b(n, first + row, column), first);
            if (ForHardware && Height < TiledProduct.FewestRows) TiledProduct.BuildRows(this, k, left, right, added, sharesC, result, from, columns);
            else Dispatch(k, left, right, added, sharesC, result, from, columns);
        }

        if (!isDirect) Narrow(k, result);
    }

    // Rows of whole texels to rows as they are.
    private void Narrow(KernelBuilder k, GpuTensor result) => k.Gather(result, k.Output, i => (i / Width * Columns * 4) + (i % Width));

    private void Dispatch(KernelBuilder k, GpuBuffer left, GpuBuffer right, GpuBuffer? added, bool sharesC, GpuTensor result, int from, int columns)
    {
        var rows = Math.Min(MostRows, Height);
        for (var first = 0; first < Pitch; first += MostRounds)
        {
            var defines = new Defines { { "ROWS", rows }, { "HAS_C", added is null ? 0 : 1 }, { "FINISHED", first + MostRounds >= Pitch } };
            defines.AddArgument("HEIGHT", Height);
            defines.AddArgument("WIDTH", Columns);
            defines.AddArgument("COLUMNS", columns);
            defines.AddArgument("PITCH", Pitch);
            defines.AddArgument("FIRST", first);
            defines.AddArgument("COUNT", Math.Min(MostRounds, Pitch - first));
            defines.AddArgument("A_BATCH", Height * Pitch);
            defines.AddArgument("B_BATCH", Width * Pitch);
            defines.AddArgument("FROM", from);
            defines.AddArgument("C_ROW", sharesC ? 0 : Columns);
            defines.AddArgument("ALPHA", Alpha);
            defines.AddArgument("BETA", Beta);
            k.Add(
                "matmul",
                defines,
                columns,
                (Height + rows - 1) / rows,
                Batch,
                Binding.Texels(0, left),
                Binding.Texels(1, right),
                Binding.Texels(2, added ?? left),
                Binding.Storage(3, result.Buffer));
        }
    }

    private GpuBuffer Rows(KernelBuilder k, int input, int rows, Place place, int firstRow = 0)
    {
        var constant = k.Node.Inputs[input].Constant;
        var follows = Depth % 4 == 0 && IsRowMajor(place, rows, firstRow);
        if (constant is not null)
        {
            return follows
                ? k.Buffer<float>(constant.Data.AsSpan(firstRow * Depth, Batch * rows * Depth))
                : k.Buffer(Packed(constant.Data, rows, place));
        }

        var tensor = k.Input(input);
        if (follows && tensor.Layout == TensorLayout.Linear && tensor.Shape.Count == Batch * rows * Depth) return tensor.Buffer;
        var scratch = k.Scratch(new Shape(Batch, rows, Pitch * 4), TensorLayout.Linear);
        k.Gather(tensor, scratch, i =>
        {
            var (row, column) = Math.DivRem(i, Pitch * 4);
            return column < Depth ? place(row / rows, row % rows, column) : -1;
        });
        return scratch.Buffer;
    }

    private GpuBuffer AddedRows(KernelBuilder k, int rows, Place place)
    {
        if (k.Node.Inputs[2].Constant is { } constant)
        {
            var values = new float[rows * Columns * 4];
            for (var row = 0; row < rows; row++)
                for (var column = 0; column < Width; column++) values[(row * Columns * 4) + column] = constant.Data[place(0, row, column)];
            return k.Buffer(values);
        }

        var scratch = k.Scratch(new Shape(rows, Columns * 4), TensorLayout.Linear);
        k.Gather(k.Input(2), scratch, i => i % (Columns * 4) < Width ? place(0, i / (Columns * 4), i % (Columns * 4)) : -1);
        return scratch.Buffer;
    }

    private float[] Packed(float[] values, int rows, Place place)
    {
        var packed = new float[Batch * rows * Pitch * 4];
        for (var n = 0; n < Batch; n++)
        for (var row = 0; row < rows; row++)
        {
            var to = ((n * rows) + row) * Pitch * 4;
            for (var column = 0; column < Depth; column++) packed[to + column] = values[place(n, row, column)];
        }

        return packed;
    }

    // Whether the operand's elements already follow each other row by row: its corners tell.
    private bool IsRowMajor(Place place, int rows, int firstRow)
    {
        if (Depth == 0 || rows == 0 || Batch == 0) return false;
        var (n, row, column) = (Batch - 1, rows - 1, Depth - 1);
        return place(0, 0, column) - place(0, 0, 0) == column
            && place(0, row, 0) - place(0, 0, 0) == row * Depth
            && place(n, row, column) == (((n * rows) + firstRow + row) * Depth) + column;
    }
}
