using LiveConv.Ops;

namespace LiveConv.Microscope.Costs;

/// <summary>
/// How many places a window has along one side: ⌊(in + 2p − d(k − 1) − 1)/s⌋ + 1, with the padding before and after where they differ; of a transposed
/// convolution (in − 1)·s − 2p + d(k − 1) + 1 + added. Dumoulin and Visin 2016, "A guide to convolution arithmetic for deep learning".
/// </summary>
/// <param name="Input">Pixels of the input along this side.</param>
/// <param name="Kernel">Pixels of the window.</param>
/// <param name="Stride">Steps of the window.</param>
/// <param name="Dilation">Distance of neighbours in the window.</param>
/// <param name="Before">Padding before the first pixel.</param>
/// <param name="After">Padding after the last pixel.</param>
public readonly record struct SizeFormula(int Input, int Kernel, int Stride = 1, int Dilation = 1, int Before = 0, int After = 0)
{
    /// <summary>Rounds up instead of down, for pools with ceil mode; a window that would begin after the picture doesn't count.</summary>
    public bool Ceiling { get; init; }

    /// <summary>Whether it is a transposed convolution.</summary>
    public bool IsTransposed { get; init; }

    /// <summary>What a transposed convolution adds at the end.</summary>
    public int Added { get; init; }

    /// <summary>The size of the output.</summary>
    /// <exception cref="Tensors.ShapeException">The kernel doesn't fit, or a number is out of range; the message says which.</exception>
    public int Result => IsTransposed
        ? Window.TransposedSize(Input, Before, After, Kernel, Stride, Dilation, Added)
        : Window.OutputSize(Input, Before, After, Kernel, Stride, Dilation, Ceiling);

    /// <summary>With all its numbers, as a textbook writes it: <c>⌊(224 + 2·1 − 1·(3 − 1) − 1)/2⌋ + 1 = 112</c>.</summary>
    public override string ToString()
    {
        if (IsTransposed) return $"({Input} − 1)·{Stride} − {Padding} + {Dilation}·({Kernel} − 1) + 1{(Added == 0 ? "" : $" + {Added}")} = {Result}";
        var (open, close) = Ceiling ? ('⌈', '⌉') : ('⌊', '⌋');
        return $"{open}({Input} + {Padding} − {Dilation}·({Kernel} − 1) − 1)/{Stride}{close} + 1 = {Result}";
    }

    /// <summary>In few characters, without what has no effect: <c>⌊(224+2·1−3)/2⌋+1=112</c>.</summary>
    public string ToCompactString()
    {
        var extent = Dilation == 1 ? $"{Kernel}" : $"({Dilation}·{Kernel - 1}+1)";
        if (IsTransposed)
        {
            var taken = Before + After;
            var steps = Stride == 1 ? $"{Input - 1}" : $"{Input - 1}·{Stride}";
            return $"{steps}{(taken == 0 ? "" : taken > 0 ? $"−{taken}" : $"+{-taken}")}+{extent}{(Added == 0 ? "" : $"+{Added}")}={Result}";
        }

        var padding = Before == 0 && After == 0 ? "" : Before == After ? $"+2·{Before}" : $"+{Before}+{After}";
        var places = $"{Input}{padding}−{extent}";
        if (Stride != 1) places = Ceiling ? $"⌈({places})/{Stride}⌉" : $"⌊({places})/{Stride}⌋";
        return $"{places}+1={Result}";
    }

    private string Padding => Before == After ? $"2·{Before}" : $"({Before} + {After})";
}
