using System.Runtime.CompilerServices;
using LiveConv.Cpu.Vectors;
using LiveConv.Ops;
using LiveConv.Tensors;

namespace LiveConv.Cpu.Blocked;

/// <summary>Batch normalisation with constants: x·s + t for each channel, with s = scale/√(variance + ε) and t = bias − mean·s.</summary>
internal sealed unsafe class BlockedScale<V> : CpuKernel
    where V : struct, IFloatVector<V>
{
    private readonly BlockedTensor input;
    private readonly BlockedTensor output;
    private readonly AlignedMemory scale;
    private readonly AlignedMemory shift;

    /// <param name="op">The normalisation.</param>
    /// <param name="input">Feature maps.</param>
    /// <param name="parameters">Scale, bias, mean and variance, a value of each for every channel.</param>
    /// <param name="output">The result.</param>
    public BlockedScale(BatchNormalization op, BlockedTensor input, Tensor[] parameters, BlockedTensor output)
    {
        (this.input, this.output) = (input, output);
        (scale, shift) = (new AlignedMemory(input.Blocks * V.Count), new AlignedMemory(input.Blocks * V.Count));
        for (var c = 0; c < input.Shape.C; c++)
        {
            scale.Pointer[c] = parameters[0].Data[c] / MathF.Sqrt(parameters[3].Data[c] + op.Epsilon);
            shift.Pointer[c] = parameters[1].Data[c] - (parameters[2].Data[c] * scale.Pointer[c]);
        }
    }

    /// <summary>A row is a row of pixels of a block.</summary>
    public override int Rows(int phase) => output.Shape.N * output.Blocks * output.Shape.H;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override void Run(int phase, int from, int to)
    {
        nint width = output.Shape.W * V.Count;
        for (var row = from; row < to; row++)
        {
            var block = row / output.Shape.H % output.Blocks * V.Count;
            var (s, t) = (V.Load(scale.Pointer + block), V.Load(shift.Pointer + block));
            float* x = input.Data + (row * width), y = output.Data + (row * width);
            for (nint i = 0; i < width; i += V.Count) V.MultiplyAdd(V.Load(x + i), s, t).Store(y + i);
        }
    }
}
