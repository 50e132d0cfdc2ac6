using System.Numerics;
using System.Numerics.Tensors;
using LiveConv.Ops;
using Tensor = LiveConv.Tensors.Tensor;

namespace LiveConv.Cpu;

/// <summary>
/// Summaries along axes. Where the innermost axes are summarised, a row is one output, made from contiguous runs; where they stay, a row
/// is a block of neighbouring outputs, to which one run after the other is added.
/// </summary>
internal sealed class ReduceCpu(Reduce op, Tensor[] inputs, Tensor output) : CpuKernel
{
    private const int Block = 1024;

    private readonly Tensor x = inputs[0];
    private readonly AxisRuns runs = new(inputs[0].Shape, op.Axes);

    private int Blocks => runs.Within ? 1 : (runs.Length + Block - 1) / Block;

    public override int Rows(int phase) => output.Shape.Count == 0 ? 0 : runs.Starts.Length * Blocks;

    public override void Run(int phase, int from, int to)
    {
        Span<float> largest = stackalloc float[op.Kind == ReduceKind.LogSumExp ? Block : 1];
        for (var row = from; row < to; row++)
        {
            if (runs.Within)
            {
                output.Values[row] = Finish(Along(runs.Starts[row]));
                continue;
            }

            var (group, block) = Math.DivRem(row, Blocks);
            var start = block * Block;
            var y = output.Values.Slice((group * runs.Length) + start, Math.Min(Block, runs.Length - start));
            if (op.Kind == ReduceKind.LogSumExp) LogSumExp(runs.Starts[group] + start, largest[..y.Length], y);
            else Across(runs.Starts[group] + start, y);
        }
    }

    private static float Neutral(ReduceKind kind) => kind switch
    {
        ReduceKind.Max or ReduceKind.LogSumExp => float.NegativeInfinity,
        ReduceKind.Min => float.PositiveInfinity,
        ReduceKind.Prod => 1,
        _ => 0,
    };

    private float Along(int start)
    {
        var kind = op.Kind;
        var result = Neutral(kind);
        if (runs.Length == 0) return result;
        foreach (var member in runs.Members)
        {
            var run = x.Values.Slice(start + member, runs.Length);
            result = kind switch
            {
                ReduceKind.Max or ReduceKind.LogSumExp => MathF.Max(result, TensorPrimitives.Max(run)),
                ReduceKind.Min => MathF.Min(result, TensorPrimitives.Min(run)),
                ReduceKind.Prod => result * TensorPrimitives.Product(run),
                ReduceKind.L1 => result + TensorPrimitives.SumOfMagnitudes(run),
                ReduceKind.L2 or ReduceKind.SumSquare => result + TensorPrimitives.SumOfSquares(run),
                _ => result + TensorPrimitives.Sum(run),
            };
        }

        if (kind != ReduceKind.LogSumExp || !float.IsFinite(result)) return result;
        float sum = 0;
        foreach (var member in runs.Members) sum += Simd.SumOfPowers(x.Values.Slice(start + member, runs.Length), result);
        return result + MathF.Log(sum);
    }

    private void Across(int start, Span<float> y)
    {
        y.Fill(Neutral(op.Kind));
        foreach (var member in runs.Members)
        {
            var run = x.Values.Slice(start + member, y.Length);
            switch (op.Kind)
            {
                case ReduceKind.Max: TensorPrimitives.Max(y, run, y); break;
                case ReduceKind.Min: TensorPrimitives.Min(y, run, y); break;
                case ReduceKind.Prod: TensorPrimitives.Multiply(y, run, y); break;
                case ReduceKind.L1: AddMagnitudes(run, y); break;
                case ReduceKind.L2 or ReduceKind.SumSquare: TensorPrimitives.MultiplyAddEstimate(run, run, y, y); break;
                default: TensorPrimitives.Add(y, run, y); break;
            }
        }

        if (op.Kind == ReduceKind.Mean) TensorPrimitives.Divide(y, runs.Count, y);
        if (op.Kind == ReduceKind.L2) TensorPrimitives.Sqrt(y, y);
        if (op.Kind == ReduceKind.LogSum) TensorPrimitives.Log(y, y);
    }

    private float Finish(float result) => op.Kind switch
    {
        ReduceKind.Mean => result / runs.Count,
        ReduceKind.L2 => MathF.Sqrt(result),
        ReduceKind.LogSum => MathF.Log(result),
        _ => result,
    };

    private static void AddMagnitudes(ReadOnlySpan<float> run, Span<float> y)
    {
        for (var i = 0; i < y.Length; i += Simd.Count) Simd.Store(y, i, Simd.Load(y, i) + Vector.Abs(Simd.Load(run, i)));
    }

    private void LogSumExp(int start, Span<float> largest, Span<float> y)
    {
        largest.Fill(float.NegativeInfinity);
        foreach (var member in runs.Members) TensorPrimitives.Max(largest, x.Values.Slice(start + member, y.Length), largest);
        y.Clear();
        foreach (var member in runs.Members)
        {
            var run = x.Values.Slice(start + member, y.Length);
            for (var i = 0; i < y.Length; i += Simd.Count)
                Simd.Store(y, i, Simd.Load(y, i) + Vector.Exp(Simd.Load(run, i) - Simd.Load(largest, i)));
        }

        for (var i = 0; i < y.Length; i++) y[i] = float.IsFinite(largest[i]) ? largest[i] + MathF.Log(y[i]) : largest[i];
    }
}
