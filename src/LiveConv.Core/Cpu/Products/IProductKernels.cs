namespace LiveConv.Cpu.Products;

/// <summary>Matrix products at some vector width.</summary>
internal unsafe interface IProductKernels
{
    /// <summary>Columns that are computed together; parts of a product that are multiples of it leave no rest.</summary>
    int TileColumns { get; }

    /// <summary>Computes a part of a product.</summary>
    void Run(in ProductPart part, PanelSource source);

    /// <summary>y[i] = Σ_k matrix[i, k] · vector[k] for rows that lie one after the other, <paramref name="depth"/> values each.</summary>
    void Dots(float* matrix, float* vector, int rows, int depth, float* y);

    /// <summary>y[j] = Σ_k vector[k] · matrix[k, j] for some columns of a matrix whose rows are <paramref name="stride"/> apart.</summary>
    void WeightedSum(float* matrix, nint stride, float* vector, int columns, int depth, float* y);

    /// <summary>Rows of a convolution; see <see cref="DirectRows{V}.Convolve"/>.</summary>
    void Convolve(float* x, nint rowStep, int* taps, float* w, int count, float start, float* y, int rows, int width);
}
