namespace LiveConv.Learning;

/// <summary>What a rectifier (ReLU, and clamps from 0 as ReLU6) does to the gradient that comes back to it. All other ops have their derivative.</summary>
public enum GradientRule
{
    /// <summary>The derivative: passes where the rectifier's output is above 0 (and below its upper end).</summary>
    Gradient,

    /// <summary>Guided backpropagation: passes where the derivative does and the gradient is above 0 (Springenberg et al., "Striving for Simplicity: The All Convolutional Net", 2015).</summary>
    GuidedBackprop,

    /// <summary>Deconvnet: passes where the gradient is above 0, whatever the rectifier saw (Zeiler and Fergus, "Visualizing and Understanding Convolutional Networks", 2014).</summary>
    Deconvnet,
}
