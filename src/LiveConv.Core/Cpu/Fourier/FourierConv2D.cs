using System.Numerics.Tensors;
using LiveConv.Cpu.Blocked;
using LiveConv.Cpu.Products;
using LiveConv.Cpu.Rows;
using LiveConv.Cpu.Vectors;
using LiveConv.Ops;
using LiveConv.Verification;
using Tensor = LiveConv.Tensors.Tensor;

namespace LiveConv.Cpu.Fourier;

/// <summary>
/// A convolution with large kernels by fast Fourier transforms of overlapping tiles (<see cref="FourierTiles"/>), in double: what the transforms leave of one tile's values in
/// another place is far below float32, whatever the kernel, and nothing that fits in a float overflows. A value that isn't finite would spread over its
/// tiles: these are summed up directly.
/// </summary>
internal sealed unsafe class FourierConv2D<V> : CpuKernel
    where V : struct, IDoubleVector<V>
{
    private readonly Conv2D op;
    private readonly FourierTiles tiles;
    private readonly FourierPlane<V> plane;
    private readonly FourierInput input;
    private readonly double[] weights;
    private readonly AlignedMemory spectra;
    private readonly Tensor? bias;
    private readonly Tensor? residual;
    private readonly Tensor output;
    private readonly SpanFunction? activate;
    private readonly int channels;

    /// <param name="op">The convolution.</param>
    /// <param name="tiles">Made for it.</param>
    /// <param name="inputs">x; weights M×1×kh×kw, which never change; perhaps a bias and a residual.</param>
    /// <param name="output">The result.</param>
    public FourierConv2D(Conv2D op, FourierTiles tiles, Tensor[] inputs, Tensor output)
        : this(op, tiles, inputs, Kernels(op, inputs[1]), output)
    {
    }

    /// <param name="op">The convolution.</param>
    /// <param name="tiles">Made for it.</param>
    /// <param name="inputs">x; perhaps weights, which aren't looked at, a bias and a residual.</param>
    /// <param name="weights">M×kh×kw, whatever the op says about flipping.</param>
    /// <param name="output">The result.</param>
    public FourierConv2D(Conv2D op, FourierTiles tiles, Tensor[] inputs, double[] weights, Tensor output)
    {
        (this.op, this.tiles, this.output, this.weights) = (op, tiles, output, weights);
        channels = inputs[0].Shape.C;
        bias = inputs.Length > 2 ? inputs[2] : null;
        residual = op.HasResidual ? inputs[3] : null;
        activate = ElementwiseRows.Activation(op.Activation);
        input = new FourierInput(inputs[0], op, tiles);
        plane = new FourierPlane<V>(tiles.Height, tiles.Width);
        var size = tiles.KernelHeight * tiles.KernelWidth;
        spectra = new AlignedMemory(checked(output.Shape.C * plane.Size * 2));
        for (var m = 0; m < output.Shape.C; m++) Transform(weights.AsSpan(m * size, size), Spectrum(m));
        ErrorModel = new FourierErrorModel(tiles);
    }

    public override ErrorModel ErrorModel { get; }

    /// <summary>The copy of the picture that windows are read from, filled by the first pass.</summary>
    public FourierInput Input => input;

    public override int Phases => 2;

    public override int Rows(int phase) => phase == 0 ? input.Rows : output.Shape.N * output.Shape.C * tiles.Pairs;

    public override void Run(int phase, int from, int to)
    {
        if (phase == 0)
        {
            input.Fill(from, to);
            return;
        }

        var work = (double*)PanelMemory.Take(2 * (plane.Size + plane.Panel));
        fixed (float* y = output.Values)
        {
            for (var index = from; index < to; index++)
            {
                var (map, pair) = Math.DivRem(index, tiles.Pairs);
                Run(map, 2 * pair, y + ((nint)map * output.Shape.H * output.Shape.W), work, work + plane.Size);
            }
        }
    }

    private static double[] Kernels(Conv2D op, Tensor weights)
    {
        double[] kernels = [.. weights.Data];
        for (var m = 0; op.Flip && m < weights.Shape.N; m++) kernels.AsSpan(m * kernels.Length / weights.Shape.N, kernels.Length / weights.Shape.N).Reverse();
        return kernels;
    }

    private double* Spectrum(int m) => (double*)spectra.Pointer + ((nint)m * plane.Size);

    /// <summary>The transform of a kernel that is turned, as the transform of a window's products needs it, with the factor that going back leaves.</summary>
    private void Transform(ReadOnlySpan<double> kernel, double* spectrum)
    {
        var panel = (double*)PanelMemory.Take(2 * plane.Panel);
        var scale = 1.0 / ((long)tiles.Height * tiles.Width);
        for (var group = 0; group < plane.Groups; group++)
        {
            new Span<double>(panel, plane.Panel).Clear();
            for (var p = 0; p < tiles.KernelHeight; p++)
            {
                var line = panel + ((tiles.Height - p) % tiles.Height * ComplexLine<V>.Length);
                for (var i = 0; i < V.Count; i++)
                {
                    var q = (tiles.Width - (group * V.Count) - i) % tiles.Width;
                    if (q < tiles.KernelWidth) line[i] = scale * kernel[(p * tiles.KernelWidth) + q];
                }
            }

            plane.ForwardColumns(panel, group, spectrum);
        }

        plane.ForwardRows(spectrum);
    }

    /// <summary>Two tiles.</summary>
    /// <param name="map">The output plane.</param>
    /// <param name="tile">The first of them; the second may not exist.</param>
    /// <param name="y">The output plane's values.</param>
    /// <param name="work">Memory for a plane of transforms.</param>
    /// <param name="panel">Memory for a group of columns.</param>
    private void Run(int map, int tile, float* y, double* work, double* panel)
    {
        var (n, m) = Math.DivRem(map, output.Shape.C);
        var x = input.Plane((n * channels) + (m / (output.Shape.C / op.Groups)));
        var first = new FourierTile(tiles, tile, x, input.Stride, y);
        var second = tile + 1 < tiles.Count ? new FourierTile(tiles, tile + 1, x, input.Stride, y) : default;
        var finite = true;
        for (var group = 0; group < plane.Groups; group++)
        {
            finite &= Load(first.Input, second.Input, group * V.Count, panel);
            plane.ForwardColumns(panel, group, work);
        }

        var start = V.Create(bias?.Values[m] ?? 0);
        if (finite)
        {
            plane.MultiplyRows(work, Spectrum(m));
            for (var group = 0; group * V.Count < Math.Max(first.Columns, second.Columns); group++)
            {
                plane.InverseColumns(work, group, panel);
                for (var i = 0; i < first.Rows; i++) first.Store(V.Load(panel + (i * ComplexLine<V>.Length)) + start, i, group * V.Count);
                for (var i = 0; i < second.Rows; i++) second.Store(V.Load(panel + (i * ComplexLine<V>.Length) + V.Count) + start, i, group * V.Count);
            }
        }
        else
        {
            fixed (double* kernel = &weights[m * tiles.KernelHeight * tiles.KernelWidth])
            {
                Sum(first, kernel, start);
                Sum(second, kernel, start);
            }
        }

        Finish(map, first);
        Finish(map, second);
    }

    /// <summary>A group of columns of both tiles, as real and imaginary parts; whether all are finite.</summary>
    private bool Load(float* first, float* second, int column, double* panel)
    {
        var zero = V.Zero;
        var check = zero;
        for (var row = 0; row < tiles.Height; row++, panel += ComplexLine<V>.Length)
        {
            var at = ((nint)row * input.Stride) + column;
            var (real, imaginary) = (V.LoadFloats(first + at), second == null ? zero : V.LoadFloats(second + at));
            real.Store(panel);
            imaginary.Store(panel + V.Count);
            // 0 for finite values, NaN for others.
            check = V.MultiplyAdd(real, zero, V.MultiplyAdd(imaginary, zero, check));
        }

        return V.AllFinite(check);
    }

    /// <summary>The outputs of a tile as sums of products.</summary>
    private void Sum(FourierTile tile, double* kernel, V start)
    {
        for (var i = 0; i < tile.Rows; i++)
        {
            for (var j = 0; j < tile.Columns; j += V.Count)
            {
                var sum = start;
                var weight = kernel;
                for (var p = 0; p < tiles.KernelHeight; p++)
                {
                    var x = tile.Input + ((nint)(i + p) * input.Stride) + j;
                    for (var q = 0; q < tiles.KernelWidth; q++) sum = V.MultiplyAdd(V.LoadFloats(x + q), V.Create(*weight++), sum);
                }

                tile.Store(sum, i, j);
            }
        }
    }

    /// <summary>Residual and activation of a tile.</summary>
    private void Finish(int map, FourierTile tile)
    {
        var first = (map * output.Shape.H * output.Shape.W) + tile.Place;
        for (var i = 0; i < tile.Rows && (residual is not null || activate is not null); i++)
        {
            var place = first + (i * output.Shape.W);
            var row = output.Values.Slice(place, tile.Columns);
            if (residual is not null) TensorPrimitives.Add(row, residual.Values.Slice(place, row.Length), row);
            activate?.Invoke(row, default, row);
        }
    }
}
