namespace LiveConv.Graphs.Fusions;

/// <summary>One way to put a layer into the layer that it follows.</summary>
internal interface IGraphFusion
{
    /// <summary>Replaces the node by one that does its work and that of an input of it; false where that can't be.</summary>
    bool TryApply(FusionNode node);
}
