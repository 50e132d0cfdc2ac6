using LiveConv.Ops;

namespace LiveConv.Cpu.Products;

/// <summary>What to compute of a product: C = activation(A·B + residual + bias) for some rows and columns.</summary>
internal readonly unsafe struct ProductPart
{
    /// <summary>The first row's factors.</summary>
    public required float* A { get; init; }

    /// <summary>From one row of <see cref="A"/> to the next.</summary>
    public required nint AStride { get; init; }

    /// <summary>Products in each sum, at least 1.</summary>
    public required int Depth { get; init; }

    /// <summary>Which matrix of the <see cref="PanelSource"/> is B.</summary>
    public required int Matrix { get; init; }

    /// <summary>The first column of B.</summary>
    public required int Column { get; init; }

    public required int Columns { get; init; }

    public required int Rows { get; init; }

    /// <summary>Where the first row and column of the result go.</summary>
    public required float* C { get; init; }

    /// <summary>From one row of <see cref="C"/>, and of <see cref="Residual"/>, to the next.</summary>
    public required nint CStride { get; init; }

    /// <summary>A value for each row, or null.</summary>
    public float* Bias { get; init; }

    /// <summary>A value for each element of <see cref="C"/>, or null.</summary>
    public float* Residual { get; init; }

    public Activation Activation { get; init; }
}
