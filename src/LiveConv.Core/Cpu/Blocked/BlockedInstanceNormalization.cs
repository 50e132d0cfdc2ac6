using System.Runtime.CompilerServices;
using LiveConv.Cpu.Vectors;
using LiveConv.Ops;
using LiveConv.Tensors;

namespace LiveConv.Cpu.Blocked;

/// <summary>
/// Instance normalisation of blocked feature maps: the sums of each row of pixels first, then the squares of the differences from the mean, then x·k + t.
/// The sums of rows are added in their order, so that results don't depend on the number of threads.
/// </summary>
internal sealed unsafe class BlockedInstanceNormalization<V> : CpuKernel
    where V : struct, IFloatVector<V>
{
    private readonly BlockedTensor input;
    private readonly BlockedTensor output;
    private readonly float epsilon;
    private readonly AlignedMemory scale;
    private readonly AlignedMemory bias;
    private readonly AlignedMemory sums;
    private readonly AlignedMemory squares;

    /// <param name="op">The normalisation.</param>
    /// <param name="input">Feature maps.</param>
    /// <param name="parameters">Scale and bias, a value of each for every channel.</param>
    /// <param name="output">The result; may lie where the input does.</param>
    public BlockedInstanceNormalization(InstanceNormalization op, BlockedTensor input, Tensor[] parameters, BlockedTensor output)
    {
        (this.input, this.output, epsilon) = (input, output, op.Epsilon);
        (scale, bias) = (PerChannel(parameters[0]), PerChannel(parameters[1]));
        (sums, squares) = (new AlignedMemory(Rows(0) * V.Count), new AlignedMemory(Rows(0) * V.Count));

        AlignedMemory PerChannel(Tensor values)
        {
            var memory = new AlignedMemory(input.Blocks * V.Count);
            values.Values.CopyTo(new Span<float>(memory.Pointer, memory.Length));
            return memory;
        }
    }

    public override int Phases => 3;

    /// <summary>A row is a row of pixels of a block.</summary>
    public override int Rows(int phase) => output.Shape.N * output.Blocks * output.Shape.H;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override void Run(int phase, int from, int to)
    {
        nint width = output.Shape.W * V.Count;
        V mean = V.Zero, factor = V.Zero, shift = V.Zero;
        var plane = -1;
        for (var row = from; row < to; row++)
        {
            var x = input.Data + (row * width);
            if (plane != row / output.Shape.H)
            {
                plane = row / output.Shape.H;
                var channel = plane % output.Blocks * V.Count;
                if (phase > 0) mean = Mean(sums, plane);
                if (phase > 1) factor = V.Load(scale.Pointer + channel) / V.Sqrt(Mean(squares, plane) + V.Create(epsilon));
                if (phase > 1) shift = V.Load(bias.Pointer + channel) - (mean * factor);
            }

            if (phase == 0) Sum(x, width).Store(sums.Pointer + ((nint)row * V.Count));
            else if (phase == 1) SumOfSquares(x, width, mean).Store(squares.Pointer + ((nint)row * V.Count));
            else Scale(x, width, factor, shift, output.Data + (row * width));
        }
    }

    private V Mean(AlignedMemory ofRows, int plane)
    {
        var sum = V.Zero;
        var first = ofRows.Pointer + ((nint)plane * output.Shape.H * V.Count);
        for (nint i = 0; i < output.Shape.H; i++) sum += V.Load(first + (i * V.Count));
        return sum / V.Create(output.Shape.H * output.Shape.W);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static V Sum(float* x, nint width)
    {
        // Two sums that don't wait for each other.
        V even = V.Zero, odd = V.Zero;
        nint i = 0;
        for (; i <= width - (2 * V.Count); i += 2 * V.Count) (even, odd) = (even + V.Load(x + i), odd + V.Load(x + i + V.Count));
        return i < width ? even + odd + V.Load(x + i) : even + odd;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static V SumOfSquares(float* x, nint width, V mean)
    {
        V even = V.Zero, odd = V.Zero;
        nint i = 0;
        for (; i <= width - (2 * V.Count); i += 2 * V.Count)
        {
            V a = V.Load(x + i) - mean, b = V.Load(x + i + V.Count) - mean;
            (even, odd) = (V.MultiplyAdd(a, a, even), V.MultiplyAdd(b, b, odd));
        }

        if (i == width) return even + odd;
        var last = V.Load(x + i) - mean;
        return V.MultiplyAdd(last, last, even + odd);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Scale(float* x, nint width, V factor, V shift, float* y)
    {
        for (nint i = 0; i < width; i += V.Count) V.MultiplyAdd(V.Load(x + i), factor, shift).Store(y + i);
    }
}
