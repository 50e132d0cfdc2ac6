namespace LiveConv.Host.Microscope.Explaining;

/// <summary>Which unit is explained.</summary>
internal enum UnitChoice
{
    /// <summary>The class with the largest score in each frame; of other outputs the largest value.</summary>
    Top,

    /// <summary>A class that stays.</summary>
    Class,

    /// <summary>The chosen feature map, or the chosen place in it.</summary>
    Selected,
}
