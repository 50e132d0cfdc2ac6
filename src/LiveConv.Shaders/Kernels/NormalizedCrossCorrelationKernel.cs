using LiveConv.Graphs;
using LiveConv.Ops;
using LiveConv.Tensors;

namespace LiveConv.Shaders.Kernels;

/// <summary>Normalised cross-correlation with a template that is centred and packed at load.</summary>
internal sealed class NormalizedCrossCorrelationKernel : Kernel
{
    public override bool IsPlanar => true;

    public override bool Supports(Node node) => node.Inputs[1].Constant is not null;

    public override bool ReadsTensor(Node node, int input) => input == 0;

    public override (int Y, int X) Margin(Node node, int input, Func<Node, TensorLayout> layout) =>
        input == 0 ? Window(node.Inputs[1].Shape).Margin : (0, 0);

    public override void Build(KernelBuilder k)
    {
        var op = (NormalizedCrossCorrelation)k.Node.Op;
        var template = k.Constant(1);
        var (kh, kw) = (template.Shape.H, template.Shape.W);
        var mean = template.Data.Average(value => (double)value);
        var norm = Math.Sqrt(template.Data.Sum(value => (value - mean) * (value - mean)));
        var constant = template.Data.All(value => value == template.Data[0]);
        var window = Window(template.Shape);
        var leftTexels = (window.Padding.Left + 3) / 4;
        var first = (leftTexels * 4) - window.Padding.Left;
        var texels = (first + kw + 3) / 4;

        // Rows begin at a whole texel of the picture: what lies before and after the template has weight 0.
        var places = new float[kh * texels * 16];
        for (var p = 0; p < kh; p++)
        for (var q = 0; q < kw; q++)
        {
            var place = ((p * texels * 4) + first + q) * 4;
            places[place] = constant ? 0 : (float)(template.Data[(p * kw) + q] - mean);
            places[place + 1] = 1;
        }

        k.FillMargin(0, BorderMode.Replicate);
        var defines = k.Tensors();
        defines.Add("KH", kh);
        defines.Add("KW", kw);
        defines.Add("TOP", window.Padding.Top);
        defines.Add("LEFT_TEXELS", leftTexels);
        defines.Add("SPAN", texels + 1);
        defines.Add("EPSILON", op.Epsilon);
        defines.Add("TEMPLATE_NORM", constant ? 1 : (float)norm);
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
