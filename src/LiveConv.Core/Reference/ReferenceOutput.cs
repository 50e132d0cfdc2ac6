using LiveConv.Tensors;

namespace LiveConv.Reference;

/// <summary>What a reference evaluation yields: for each element the value in double and the bound on a float32 kernel's error.</summary>
public sealed class ReferenceOutput(Shape shape)
{
    public Shape Shape { get; } = shape;

    /// <summary>The exact-enough values, row-major.</summary>
    public double[] Values { get; } = new double[shape.Count];

    /// <summary>The largest absolute error that a correct float32 kernel can make, row-major; 0 means bit-exact.</summary>
    public double[] Bounds { get; } = new double[shape.Count];

    /// <summary>Zeros everywhere, for ops that sum in place.</summary>
    public void Clear()
    {
        Array.Clear(Values);
        Array.Clear(Bounds);
    }

    public void Set(int index, double value, double bound)
    {
        Values[index] = value;
        Bounds[index] = bound;
    }

    /// <summary>A value that every executor must reproduce exactly: a copy, a selection, a comparison.</summary>
    public void SetExact(int index, double value) => Set(index, value, 0);

    /// <summary>The values rounded to the tensor's type.</summary>
    public void CopyTo(Tensor tensor)
    {
        ArgumentNullException.ThrowIfNull(tensor);
        var floats = tensor.Values;
        for (var i = 0; i < floats.Length; i++) floats[i] = (float)Values[i];
        for (var i = 0; i < tensor.Integers.Length; i++) tensor.Integers[i] = (long)Values[i];
    }
}
