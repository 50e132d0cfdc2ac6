namespace LiveConv.Onnx;

/// <summary>How far an import is.</summary>
/// <param name="Stage">What is being done, in words.</param>
/// <param name="Fraction">Of the whole import, 0 to 1.</param>
public readonly record struct ImportProgress(string Stage, double Fraction);
