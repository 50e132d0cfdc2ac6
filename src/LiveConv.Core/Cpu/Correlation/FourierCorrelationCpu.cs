using System.Runtime.CompilerServices;
using LiveConv.Cpu.Fourier;
using LiveConv.Cpu.Products;
using LiveConv.Cpu.Vectors;
using LiveConv.Ops;
using LiveConv.Tensors;
using LiveConv.Verification;

namespace LiveConv.Cpu.Correlation;

/// <summary>
/// Normalised cross-correlation with a large template: ⟨x, t − t̄⟩/‖t − t̄‖ by Fourier transforms (<see cref="FourierConv2D{V}"/>), and in a pass after it times
/// <see cref="WindowScales{V}"/>, from the same copy of the picture.
/// </summary>
internal sealed unsafe class FourierCorrelationCpu<V> : CpuKernel
    where V : struct, IDoubleVector<V>
{
    /// <summary>Rows and columns that are scaled at a time: their sums stay in the second-level cache.</summary>
    private const int StripRows = 32;
    private const int StripColumns = 256;

    private readonly FourierConv2D<V> products;
    private readonly Tensor output;
    private readonly int height;
    private readonly int width;
    private readonly double least;
    private readonly double root;

    /// <param name="op">The correlation.</param>
    /// <param name="tiles">Made for it.</param>
    /// <param name="inputs">x, and a template that varies and never changes.</param>
    /// <param name="output">The result.</param>
    public FourierCorrelationCpu(NormalizedCrossCorrelation op, FourierTiles tiles, Tensor[] inputs, Tensor output)
    {
        this.output = output;
        var template = inputs[1].Shape;
        (height, width, least, root) = (template.H, template.W, (double)op.Epsilon * template.Count, Math.Sqrt(template.Count));

        // The products lie between as floats: over √n none is larger than the largest value, so that none overflows.
        var unit = new double[template.Count];
        UnitTemplate.TryMake(inputs[1].Data, unit);
        for (var k = 0; k < unit.Length; k++) unit[k] /= root;
        products = new FourierConv2D<V>(FourierCorrelation.Convolution(template), tiles, [inputs[0]], unit, output);
        ErrorModel = new FourierCorrelationErrorModel(tiles);
    }

    public override ErrorModel ErrorModel { get; }

    public override int Phases => products.Phases + 1;

    private int Strips => (output.Shape.H + StripRows - 1) / StripRows;

    public override int Rows(int phase) => phase < products.Phases ? products.Rows(phase) : output.Shape.N * Strips;

    public override void Run(int phase, int from, int to)
    {
        if (phase < products.Phases)
        {
            products.Run(phase, from, to);
            return;
        }

        var memory = (double*)PanelMemory.Take(2 * WindowScales<V>.Doubles(width, StripRows, StripColumns));
        for (var strip = from; strip < to; strip++) Scale(strip / Strips, strip % Strips * StripRows, memory);
    }

    private void Scale(int plane, int row, double* memory)
    {
        var (shape, x, count) = (output.Shape, products.Input, Math.Min(StripRows, output.Shape.H - row));
        var scales = new WindowScales<V>(height, width, least, memory, count, StripColumns);
        var rows = stackalloc float*[height + count - 1];
        fixed (float* y = output.Values)
        {
            for (var j = 0; j < shape.W; j += StripColumns)
            {
                for (var i = 0; i < height + count - 1; i++) rows[i] = x.Plane(plane) + ((nint)(row + i) * x.Stride) + j;
                var columns = Math.Min(StripColumns, shape.W - j);
                scales.Compute(rows, (columns + V.Count - 1) / V.Count * V.Count);
                for (var i = 0; i < count; i++) Multiply(y + ((((nint)plane * shape.H) + row + i) * shape.W) + j, scales.Row(i), columns);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Multiply(float* y, double* scales, int columns)
    {
        var factor = V.Create(root);
        nint j = 0;
        for (; j <= columns - V.Count; j += V.Count) (V.LoadFloats(y + j) * factor * V.Load(scales + j)).StoreFloats(y + j);
        for (; j < columns; j++) y[j] = (float)(y[j] * root * scales[j]);
    }
}
