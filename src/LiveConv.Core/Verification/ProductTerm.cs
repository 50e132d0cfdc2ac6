namespace LiveConv.Verification;

/// <summary>One product of a convolution's sum.</summary>
/// <param name="Channel">Channel of the input.</param>
/// <param name="Y">Row of the input, the border mode applied.</param>
/// <param name="X">Column of the input, the border mode applied.</param>
/// <param name="Weight">The weight.</param>
/// <param name="Value">The input's value there.</param>
public readonly record struct ProductTerm(int Channel, int Y, int X, float Weight, float Value)
{
    public double Product => (double)Weight * Value;
}
