using LiveConv.Ops;

namespace LiveConv.Microscope.Probing;

/// <summary>Which rule explains the values of which op.</summary>
internal static class TermRules
{
    // What can't be explained otherwise names at most so many values of each input.
    private const int MostUnexplained = 4096;

    public static void Apply(ProbeContext context)
    {
        switch (context.Node.Op)
        {
            case Conv2D conv: ConvolutionRules.Convolution(context, conv); break;
            case ConvTranspose2D conv: ConvolutionRules.Transposed(context, conv); break;
            case Conv3D conv: VolumeRules.Convolution(context, conv); break;
            case PoolOp3D pool: VolumeRules.Pool(context, pool); break;
            case Gemm gemm: ProductRules.Gemm(context, gemm); break;
            case MatMul: ProductRules.MatMul(context); break;
            case PoolOp pool: WindowRules.Pool(context, pool); break;
            case MedianFilter median: WindowRules.Median(context, median); break;
            case NonMaximumSuppression maxima: WindowRules.Maxima(context, maxima); break;
            case EdgeThinning thinning: WindowRules.Thinning(context, thinning); break;
            case Hysteresis hysteresis: WindowRules.Hysteresis(context, hysteresis); break;
            case BilateralFilter bilateral: SimilarityRules.Bilateral(context, bilateral); break;
            case NormalizedCrossCorrelation correlation: SimilarityRules.Correlation(context, correlation); break;
            case Resize resize: MovementRules.Resize(context, resize); break;
            case AxisMovementOp movement: MovementRules.Movement(context, movement); break;
            case Concat concat: MovementRules.Concat(context, concat); break;
            case Gather gather: MovementRules.Gather(context, gather); break;
            case Affine affine: ElementRules.Affine(context, affine); break;
            case UnaryOp or Cast: ElementRules.Unary(context); break;
            case BinaryOp binary: ElementRules.Binary(context, binary); break;
            case Where: ElementRules.Where(context); break;
            case BatchNormalization normalization: NormalizationRules.Batch(context, normalization); break;
            case LocalResponseNormalization normalization: NormalizationRules.LocalResponse(context, normalization); break;
            case MomentNormalizationOp normalization: NormalizationRules.Moments(context, normalization); break;
            case ColorToGray: AxisTermRules.Gray(context); break;
            case ChannelReduceOp reduce: AxisTermRules.Channels(context, reduce); break;
            case AxisOp along: AxisTermRules.Along(context, along); break;
            case Reduce reduce: AxisTermRules.Reduce(context, reduce); break;
            case ArgOp arg: AxisTermRules.Arg(context, arg); break;
            case TopKOp top: AxisTermRules.Top(context, top); break;
            default: Unexplained(context); break;
        }
    }

    /// <summary>Recomputes the layer and lists its inputs; where one has the output's shape, only the value at the same place.</summary>
    private static void Unexplained(ProbeContext context)
    {
        var result = context.Result;
        result.Describe(ExplanationKind.Function, context.Node.Op.Name);
        for (var input = 0; input < context.Inputs.Length; input++)
        {
            var values = context.Inputs[input];
            var isSame = values.Shape == context.Node.Shape && context.Node.Op is QuantizationOp;
            var (first, last) = isSame ? (context.Index, context.Index + 1) : (0, Math.Min(values.Shape.Count, MostUnexplained));
            result.BeginGroup(input, 0);
            for (var i = first; i < last; i++) result.Add(input, i, values.Value(i), 1);
            result.EndGroup();
        }

        context.Whole();
        result.AddUp();
        result.Step(context.Node.Op.Name, result.Value);
    }
}
