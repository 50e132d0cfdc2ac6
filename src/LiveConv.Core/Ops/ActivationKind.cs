namespace LiveConv.Ops;

/// <summary>The functions that a convolution or a product can apply to its sums.</summary>
public enum ActivationKind
{
    None,

    /// <summary>max(0, x).</summary>
    Relu,

    /// <summary>x, or slope·x below 0.</summary>
    LeakyRelu,

    /// <summary>The nearest value in [low, high]; ReLU6 is [0, 6].</summary>
    Clamp,
}
