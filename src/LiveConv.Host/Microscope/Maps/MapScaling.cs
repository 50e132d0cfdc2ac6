namespace LiveConv.Host.Microscope.Maps;

/// <summary>Which values the colours of feature maps stand for.</summary>
internal enum MapScaling
{
    /// <summary>Each map's own.</summary>
    Map,

    /// <summary>Those of the whole layer, so that maps can be compared.</summary>
    Layer,

    /// <summary>A range that the user sets, so that frames can be compared.</summary>
    Fixed,
}
