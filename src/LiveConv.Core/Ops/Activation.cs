using LiveConv.Reference;

namespace LiveConv.Ops;

/// <summary>What an op applies to each of its sums before it stores them; the same functions as the ops of these names. NaN stays NaN.</summary>
public readonly record struct Activation
{
    private Activation(ActivationKind kind, float slope, float low, float high) =>
        (Kind, Slope, Low, High) = (kind, slope, low, high);

    /// <summary>The sum itself.</summary>
    public static Activation None => default;

    public static Activation Relu { get; } = new(ActivationKind.Relu, 0, 0, 0);

    public ActivationKind Kind { get; }

    /// <summary>What values below 0 are multiplied by; 0 unless the kind is <see cref="ActivationKind.LeakyRelu"/>.</summary>
    public float Slope { get; }

    /// <summary>The least value; 0 unless the kind is <see cref="ActivationKind.Clamp"/>.</summary>
    public float Low { get; }

    /// <summary>The largest value; 0 unless the kind is <see cref="ActivationKind.Clamp"/>.</summary>
    public float High { get; }

    public static Activation LeakyRelu(float slope) => new(ActivationKind.LeakyRelu, slope, 0, 0);

    public static Activation Clamp(float low, float high) => new(ActivationKind.Clamp, 0, low, high);

    /// <summary>The function, in double.</summary>
    public double Apply(double x) => Kind switch
    {
        _ when double.IsNaN(x) => x,
        ActivationKind.Relu => Math.Max(0, x),
        ActivationKind.LeakyRelu => x < 0 ? Slope * x : x,
        ActivationKind.Clamp => Math.Min(Math.Max(x, Low), High),
        _ => x,
    };

    /// <summary>
    /// The bound on the error of the result. ReLU and clamping never spread two values, so the bound of the sum holds;
    /// a leaky ReLU spreads them by |slope| at most, and its product is rounded once.
    /// </summary>
    /// <param name="sum">The exact sum.</param>
    /// <param name="bound">The bound on a float32 sum's error.</param>
    public double Bound(double sum, double bound) => Kind == ActivationKind.LeakyRelu
        ? (Math.Max(1, Math.Abs(Slope)) * bound) + Rounding.Operations(1, Slope * (Math.Abs(sum) + bound))
        : bound;
}
