using LiveConv.Graphs;

namespace LiveConv.Learning;

/// <summary>
/// Adds the nodes that compute the gradient with respect to one input of a layer from the gradient with respect to its output: gᵀ·∂y/∂xᵢ.
/// Null where that is 0 everywhere.
/// </summary>
/// <param name="pass">What the nodes are added to.</param>
/// <param name="layer">The layer y, whose inputs and output can be read.</param>
/// <param name="input">Which input, i.</param>
/// <param name="gradient">The gradient g, of the layer's shape.</param>
internal delegate Node? VectorJacobianProduct(BackwardPass pass, Node layer, int input, Node gradient);
