namespace LiveConv.Cpu.Products;

/// <summary>Matrix products at some vector width.</summary>
internal interface ITiledProduct
{
    /// <summary>Columns that are computed together; parts of a product that are multiples of it leave no rest.</summary>
    int TileColumns { get; }

    /// <summary>Computes a part of a product.</summary>
    void Run(in ProductPart part, PanelSource source);
}
