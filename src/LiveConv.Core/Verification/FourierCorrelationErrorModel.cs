using LiveConv.Cpu.Correlation;
using LiveConv.Cpu.Fourier;
using LiveConv.Ops;
using LiveConv.Reference;
using LiveConv.Tensors;

namespace LiveConv.Verification;

/// <summary>
/// The bound of a normalised cross-correlation whose Σx·(t − t̄) is computed by Fourier transforms in double: the op's own, and what <see cref="FourierErrorModel"/> adds to
/// that sum, (κ + 4)·ε·Σ|t − t̄|·‖z‖₂, since all of a pair of tiles z reaches all of its outputs. The 4 are the roundings of t − t̄ over its length, which are there before it is
/// transformed. The sum is rounded to float32 once, which the op's own bound has room for. Where a pair isn't finite it has to be computed directly, and has the op's own bound.
/// </summary>
internal sealed class FourierCorrelationErrorModel(FourierTiles tiles) : ErrorModel
{
    private const int RoundingsOfTemplate = 4;

    private readonly FourierErrorModel transforms = new(tiles);
    private readonly double factor = (FourierErrorModel.Roundings(tiles) + RoundingsOfTemplate) * FourierErrorModel.Unit;

    public override void Evaluate(Op op, Tensor[] inputs, ReferenceOutput output)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        ArgumentNullException.ThrowIfNull(output);
        var size = output.Shape.H * output.Shape.W;
        for (var plane = 0; plane < output.Shape.N; plane++)
        {
            var errors = new double[tiles.Pairs];
            for (var pair = 0; pair < errors.Length; pair++) errors[pair] = Error(inputs, plane, pair);
            Parallel.For(plane * size, (plane + 1) * size, index =>
            {
                var (value, bound) = ((NormalizedCrossCorrelation)op).EvaluateElement(inputs, index, errors[PairOf(output.Shape, index)]);
                output.Set(index, value, bound);
            });
        }
    }

    public override (double Value, double Bound)? EvaluateElement(Op op, Tensor[] inputs, Shape output, int index)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        return ((NormalizedCrossCorrelation)op).EvaluateElement(inputs, index, Error(inputs, index / (output.H * output.W), PairOf(output, index)));
    }

    private int PairOf(Shape output, int index) => tiles.TileOf(index / output.W % output.H, index % output.W) / 2;

    private double Error(Tensor[] inputs, int plane, int pair)
    {
        var norm = transforms.Norm(FourierCorrelation.Convolution(inputs[1].Shape), inputs[0], plane, pair);
        return double.IsFinite(norm) ? factor * norm : 0;
    }
}
