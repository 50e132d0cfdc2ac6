namespace LiveConv.Microscope;

/// <summary>One input value's part in an output value. The terms of a group are the cells of its patch, row by row.</summary>
/// <param name="Input">Which of the layer's inputs the value is from.</param>
/// <param name="Index">Row-major index there; −1 for a cell outside it, whose value is 0 (or, for a transposed convolution, between its values).</param>
/// <param name="Value">The executor's value there.</param>
/// <param name="Weight">What it is multiplied by; of a selection 1 for the value taken and 0 for the others.</param>
/// <param name="Product">What it adds to the sum: <c>Value·Weight</c> in double, where the explanation doesn't say otherwise.</param>
public readonly record struct Term(int Input, int Index, double Value, double Weight, double Product)
{
    /// <summary>Which of the layer's inputs the weight is from; −1 where the op itself has it.</summary>
    public int WeightInput { get; init; } = -1;

    /// <summary>Row-major index of the weight there; −1 as above.</summary>
    public int WeightIndex { get; init; } = -1;

    /// <summary>Whether the cell lies outside the input and shows a pixel inside, by the border mode.</summary>
    public bool IsBorder { get; init; }

    /// <summary>Whether there is no input value in this cell.</summary>
    public bool IsOutside => Index < 0;
}
