namespace LiveConv.Learning.Views;

/// <summary>What a <see cref="Unit"/> is.</summary>
public enum UnitKind
{
    /// <summary>The largest value of the layer.</summary>
    Top,

    /// <summary>One value.</summary>
    Value,

    /// <summary>The mean of one channel of the first picture.</summary>
    Channel,
}
