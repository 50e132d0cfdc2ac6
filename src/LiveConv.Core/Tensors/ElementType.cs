namespace LiveConv.Tensors;

/// <summary>What the elements of a tensor are. All integer types of ONNX become Int64, all floating-point types Float32.</summary>
public enum ElementType
{
    /// <summary>IEEE single precision: pictures, feature maps, weights.</summary>
    Float32,

    /// <summary>Whole numbers: positions, sizes, quantised values.</summary>
    Int64,

    /// <summary>Truth values, held as 0 and 1.</summary>
    Bool,
}
