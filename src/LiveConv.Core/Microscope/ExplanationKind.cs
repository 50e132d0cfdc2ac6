namespace LiveConv.Microscope;

/// <summary>In which way a value comes from others.</summary>
public enum ExplanationKind
{
    /// <summary>Products and a bias are added: the steps begin with their sum.</summary>
    WeightedSum,

    /// <summary>One of the values is taken, the one of weight 1.</summary>
    Selection,

    /// <summary>The value of another place, or a fill value.</summary>
    Copy,

    /// <summary>Anything else: the steps say what is computed of the terms.</summary>
    Function,
}
