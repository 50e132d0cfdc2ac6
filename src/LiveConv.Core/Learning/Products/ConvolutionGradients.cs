using LiveConv.Graphs;
using LiveConv.Ops;
using LiveConv.Tensors;

namespace LiveConv.Learning.Products;

/// <summary>Convolutions: the gradient with respect to the input is the transposed convolution of the gradient with the same weights.</summary>
internal static class ConvolutionGradients
{
    public static Node Conv2D(BackwardPass pass, Node layer, int input, Node gradient)
    {
        var op = (Conv2D)layer.Op;
        var before = BeforeActivation(pass, layer, op.Activation, gradient);
        if (op.HasResidual && input == 3) return before;
        RequireInput(layer, input);
        var (x, weights) = (layer.Inputs[0].Shape, layer.Inputs[1]);
        if (op.Flip) weights = pass.Moved(weights, Flipped(weights.Shape));
        if (op.Border == BorderMode.Zero) return ToInput(pass, op, weights, x, before);

        // With another border the picture is first padded: the gradient of the padding goes back to the pixels that it repeats.
        var padding = op.Padding;
        var padded = new Shape(x.N, x.C, x.H + padding.Top + padding.Bottom, x.W + padding.Left + padding.Right);
        var whole = ToInput(pass, op with { Padding = default }, weights, padded, before);
        var mode = op.Border == BorderMode.Reflect ? PadMode.Reflect : PadMode.Edge;
        return AxisMatrices.OfPad(pass, new Pad([0, 0, padding.Top, padding.Left], [0, 0, padding.Bottom, padding.Right], mode), x, whole);
    }

    /// <summary>The gradient of a transposed convolution is the convolution of the gradient with the same weights.</summary>
    public static Node ConvTranspose2D(BackwardPass pass, Node layer, int input, Node gradient)
    {
        RequireInput(layer, input);
        var op = (ConvTranspose2D)layer.Op;
        var x = layer.Inputs[0].Shape;
        var padding = op.Padding;
        Padding cropped = new(Math.Max(0, -padding.Top), Math.Max(0, -padding.Left), Math.Max(0, -padding.Bottom), Math.Max(0, -padding.Right));
        if (cropped != default)
            gradient = pass.Add(new Pad([0, 0, -cropped.Top, -cropped.Left], [0, 0, -cropped.Bottom, -cropped.Right]), gradient);
        var convolution = new Conv2D
        {
            StrideY = op.StrideY,
            StrideX = op.StrideX,
            DilationY = op.DilationY,
            DilationX = op.DilationX,
            Groups = op.Groups,
            Padding = new(Math.Max(0, padding.Top), Math.Max(0, padding.Left), Math.Max(0, padding.Bottom), Math.Max(0, padding.Right)),
        };
        var result = pass.Add(convolution, gradient, layer.Inputs[1]);

        // Output padding of a stride or more makes places that no input reached.
        return result.Shape == x ? result : pass.Add(new Slice([0, 0, 0, 0], [.. x.Sizes], [1, 1, 1, 1]), result);
    }

    /// <summary>The transposed convolution of a gradient to the shape of the convolution's input.</summary>
    public static Node ToInput(BackwardPass pass, Conv2D op, Node weights, Shape x, Node gradient)
    {
        var (height, width) = (((weights.Shape.H - 1) * op.DilationY) + 1, ((weights.Shape.W - 1) * op.DilationX) + 1);

        // What is cut off at the far sides; where the last window didn't reach them, zeros are added.
        var bottom = ((gradient.Shape.H - 1) * op.StrideY) + height - op.Padding.Top - x.H;
        var right = ((gradient.Shape.W - 1) * op.StrideX) + width - op.Padding.Left - x.W;
        var (top, left) = (height - 1 - op.Padding.Top, width - 1 - op.Padding.Left);
        var isPlain = op is { StrideY: 1, StrideX: 1 } && weights.Constant is not null && top >= 0 && left >= 0 && height - 1 - bottom >= 0 && width - 1 - right >= 0;
        if (isPlain)
        {
            // At stride 1 it is an ordinary convolution with the kernels turned by 180° and inputs and outputs exchanged.
            var convolution = new Conv2D
            {
                DilationY = op.DilationY,
                DilationX = op.DilationX,
                Groups = op.Groups,
                Padding = new(top, left, height - 1 - bottom, width - 1 - right),
            };
            return pass.Add(convolution, gradient, pass.Constant(Turned(weights.Constant!, op.Groups)));
        }

        var transposed = new ConvTranspose2D
        {
            StrideY = op.StrideY,
            StrideX = op.StrideX,
            DilationY = op.DilationY,
            DilationX = op.DilationX,
            Groups = op.Groups,
            Padding = new(op.Padding.Top, op.Padding.Left, Math.Max(0, bottom), Math.Max(0, right)),
            OutputPaddingY = Math.Max(0, -bottom),
            OutputPaddingX = Math.Max(0, -right),
        };
        return pass.Add(transposed, gradient, weights);
    }

    /// <summary>The gradient with respect to the sums, from that of what the activation made of them: all of them tell by their output where they were.</summary>
    private static Node BeforeActivation(BackwardPass pass, Node layer, Activation activation, Node gradient) => activation.Kind switch
    {
        ActivationKind.None => gradient,
        ActivationKind.Relu => pass.Rectified(gradient, layer, new Gate(0)),
        ActivationKind.Clamp when activation.Low == 0 => pass.Rectified(gradient, layer, new Gate(0, activation.High)),
        ActivationKind.Clamp => pass.Add(new Gate(activation.Low, activation.High), gradient, layer),
        ActivationKind.LeakyRelu when activation.Slope >= 0 => pass.Add(new Gate(0, Outside: activation.Slope), gradient, layer),
        _ => throw new GradientException($"layer '{layer.Name}' ({layer.Op.Name}): its leaky ReLU has a negative slope, so that its output doesn't tell its input"),
    };

    /// <summary>M×C/g×KH×KW becomes C×M/g×KH×KW, each kernel turned by 180°.</summary>
    private static Tensor Turned(Tensor weights, int groups)
    {
        var (outputs, inputs, height, width) = (weights.Shape.N / groups, weights.Shape.C, weights.Shape.H, weights.Shape.W);
        var turned = new Tensor(new Shape(inputs * groups, outputs, height, width));
        for (var group = 0; group < groups; group++)
        for (var m = 0; m < outputs; m++)
        for (var c = 0; c < inputs; c++)
        for (var p = 0; p < height; p++)
        for (var q = 0; q < width; q++)
            turned[(group * inputs) + c, m, height - 1 - p, width - 1 - q] = weights[(group * outputs) + m, c, p, q];
        return turned;
    }

    private static Slice Flipped(Shape weights) => new([0, 0, weights.H - 1, weights.W - 1], [.. weights.Sizes], [1, 1, -1, -1]);

    private static void RequireInput(Node layer, int input)
    {
        if (input != 0) throw new GradientException($"layer '{layer.Name}' ({layer.Op.Name}): its weights or its bias depend on what is asked for; only gradients of its input are computed");
    }
}
