namespace LiveConv.Microscope.Statistics;

/// <summary>By what the feature maps of a layer are put in order.</summary>
public enum ChannelOrder
{
    /// <summary>As they come.</summary>
    Index,

    /// <summary>The largest mean of the latest frame first.</summary>
    Mean,

    /// <summary>The largest value of the latest frame first.</summary>
    Maximum,

    /// <summary>The smallest share of zeros in the latest frame first: the busiest maps.</summary>
    Sparsity,
}
