using LiveConv.Ops;

namespace LiveConv.Cpu.Blocked;

/// <summary>What all tiles of one or two vectors of outputs have in common: activation(bias + residual + Σ x·w).</summary>
internal unsafe struct TileWork
{
    /// <summary>Where each run of input values lies, from the pixel's first value: first the <see cref="Runs"/>, then the <see cref="ShortRuns"/>.</summary>
    public nint* Offsets;

    /// <summary>Number of complete runs.</summary>
    public int Runs;

    /// <summary>Values side by side in a complete run: the channels of a block, or 1.</summary>
    public int RunLength;

    /// <summary>Number of runs of the last block, which has fewer channels.</summary>
    public int ShortRuns;

    public int ShortLength;

    /// <summary>A vector, or two, of weights for each input value, in the order of the runs.</summary>
    public float* Weights;

    /// <summary>
    /// How many floats behind the weights those lie that will be needed next; a line of them is brought to the second-level cache for each input value. 0 for
    /// none. Few pixels need weights faster than they come by themselves.
    /// </summary>
    public int Ahead;

    /// <summary>A vector, or two.</summary>
    public float* Bias;

    /// <summary>From the first vector of a pixel's outputs to the second.</summary>
    public nint Plane;

    /// <summary>The least result.</summary>
    public float Low;

    /// <summary>The largest result.</summary>
    public float High;

    /// <summary>Whether <see cref="Slope"/> isn't 1.</summary>
    public bool IsLeaky;

    /// <summary>What sums below 0 are multiplied by.</summary>
    public float Slope;

    /// <summary>Sets the activation.</summary>
    public void Activate(in Activation activation)
    {
        IsLeaky = activation.Kind == ActivationKind.LeakyRelu;
        Slope = IsLeaky ? activation.Slope : 1;
        Low = activation.Kind switch
        {
            ActivationKind.Relu => 0,
            ActivationKind.Clamp => activation.Low,
            _ => float.NegativeInfinity,
        };
        High = activation.Kind == ActivationKind.Clamp ? activation.High : float.PositiveInfinity;
    }
}
