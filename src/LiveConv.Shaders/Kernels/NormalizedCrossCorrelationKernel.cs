using LiveConv.Graphs;
using LiveConv.Ops;
using LiveConv.Shaders.Programs;
using LiveConv.Tensors;

namespace LiveConv.Shaders.Kernels;

/// <summary>
/// Normalised cross-correlation: small templates, centred and scaled at load, are constants of the program; others are read from memory, place by place. Where the processor
/// draws, it computes large ones itself: it has Fourier transforms for them.
/// </summary>
/// <param name="forHardware">Whether large templates are computed on the GPU.</param>
internal sealed class NormalizedCrossCorrelationKernel(bool forHardware) : Kernel
{
    /// <summary>Places of templates that are constants: the code grows with them and takes long to compile.</summary>
    private const int MostConstants = 121;

    /// <summary>Places up to which an invocation computes four rows instead of two.</summary>
    private const int MostOfFourRows = 49;

    public override bool IsPlanar => true;

    public override bool Supports(Node node) => node.Inputs[1].Constant is { } template && (forHardware || template.Shape.Count <= MostConstants);

    public override bool ReadsTensor(Node node, int input) => input == 0;

    public override (int Y, int X) Margin(Node node, int input, Func<Node, TensorLayout> layout) =>
        input == 0 ? Window(node.Inputs[1].Shape).Margin : (0, 0);

    public override void Build(KernelBuilder k)
    {
        var (op, template) = ((NormalizedCrossCorrelation)k.Node.Op, k.Constant(1));
        var mean = template.Data.Average(value => (double)value);
        var length = Math.Sqrt(template.Data.Sum(value => (value - mean) * (value - mean)));
        var constant = template.Data.All(value => value == template.Data[0]);
        float[] unit = [.. template.Data.Select(value => constant ? 0 : (float)((value - mean) / length))];
        k.FillMargin(0, BorderMode.Replicate);

        // A template of one value gives 0 whatever it meets, which the constants of a shader can't say of NaN.
        if (unit.Length <= MostConstants && !constant && !k.WeightsChange && unit.All(float.IsFinite)) BuildConstants(k, op, template.Shape, unit);
        else BuildPlaces(k, op, template.Shape, unit);
    }

    private static void BuildConstants(KernelBuilder k, NormalizedCrossCorrelation op, Shape template, float[] unit)
    {
        var rows = unit.Length <= MostOfFourRows ? 4 : 2;
        var defines = k.Tensors();
        defines.Add(Window(template).Defines(TensorLayout.Planar, rows));
        defines.Add("TEMPLATE", string.Join(", ", unit.Select(Defines.Exact)));
        defines.Add("EPSILON", op.Epsilon);
        k.OverOutput("normalized_cross_correlation_window", defines, rows, Binding.Texels(0, k.Input(0).Buffer), Binding.Storage(1, k.Output.Buffer));
    }

    private static void BuildPlaces(KernelBuilder k, NormalizedCrossCorrelation op, Shape template, float[] unit)
    {
        var (kh, kw) = (template.H, template.W);
        var window = Window(template);
        var leftTexels = (window.Padding.Left + 3) / 4;
        var first = (leftTexels * 4) - window.Padding.Left;
        var texels = (first + kw + 3) / 4;

        // Rows begin at a whole texel of the picture: what lies before and after the template has weight 0.
        var places = new float[kh * texels * 16];
        for (var p = 0; p < kh; p++)
        for (var q = 0; q < kw; q++)
        {
            var place = ((p * texels * 4) + first + q) * 4;
            places[place] = unit[(p * kw) + q];
            places[place + 1] = 1;
        }

        var defines = k.Tensors();
        defines.Add("KH", kh);
        defines.Add("KW", kw);
        defines.Add("TOP", window.Padding.Top);
        defines.Add("LEFT_TEXELS", leftTexels);
        defines.Add("SPAN", texels + 1);
        defines.Add("EPSILON", op.Epsilon);
        k.OverOutput(
            "normalized_cross_correlation",
            defines,
            1,
            Binding.Texels(0, k.Input(0).Buffer),
            Binding.Texels(1, k.Buffer(places)),
            Binding.Storage(2, k.Output.Buffer));
    }

    private static WindowShape Window(Shape template) => new(template.H, template.W, Padding.Same(template.H, template.W));
}
