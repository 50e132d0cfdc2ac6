namespace LiveConv.Microscope.Costs;

/// <summary>What a layer costs. Double, as fully connected layers may have more than 2⁶³ of both.</summary>
/// <param name="Parameters">Numbers to learn, biases included.</param>
/// <param name="MultiplyAdds">Multiply–adds of one frame.</param>
public readonly record struct Cost(double Parameters, double MultiplyAdds);
