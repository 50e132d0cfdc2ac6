using System.Numerics;

namespace LiveConv.Reference;

/// <summary>A matrix in a larger array: where it begins and how far apart neighbours lie.</summary>
internal readonly struct MatrixView<T>(T[] data, int origin, int rowStep, int columnStep)
    where T : struct, INumber<T>
{
    /// <summary>The value at row i and column j, in double.</summary>
    public double this[int i, int j] => double.CreateTruncating(data[origin + (i * rowStep) + (j * columnStep)]);
}
