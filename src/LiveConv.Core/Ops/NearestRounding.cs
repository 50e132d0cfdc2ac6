namespace LiveConv.Ops;

/// <summary>Which pixel is the nearest to a place between two.</summary>
public enum NearestRounding
{
    /// <summary>The closer one, in the middle the upper or left one.</summary>
    RoundPreferFloor,

    /// <summary>The closer one, in the middle the lower or right one.</summary>
    RoundPreferCeil,

    /// <summary>The upper or left one.</summary>
    Floor,

    /// <summary>The lower or right one.</summary>
    Ceil,
}
