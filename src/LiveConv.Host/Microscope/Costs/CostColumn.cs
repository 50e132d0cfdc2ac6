namespace LiveConv.Host.Microscope.Costs;

/// <summary>The columns of the table of costs.</summary>
public enum CostColumn
{
    /// <summary>The layer's name; in order of the layers.</summary>
    Layer,

    /// <summary>Its parameters.</summary>
    Parameters,

    /// <summary>Its multiply–adds.</summary>
    MultiplyAdds,

    /// <summary>The same layer with each output connected to each input.</summary>
    FullyConnected,

    /// <summary>The same layer as a depthwise and a 1×1 convolution.</summary>
    DepthwiseSeparable,

    /// <summary>The same layer as a 1×1 convolution.</summary>
    Pointwise,

    /// <summary>Its time in the last frame.</summary>
    Milliseconds,

    /// <summary>Its multiply–adds in that time, in 10⁹ a second.</summary>
    Rate,
}
