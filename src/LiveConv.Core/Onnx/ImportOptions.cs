using LiveConv.Tensors;

namespace LiveConv.Onnx;

/// <summary>What an import may be told.</summary>
public sealed record ImportOptions
{
    /// <summary>Columns and rows of inputs whose sizes the model leaves open; a batch that is left open is 1.</summary>
    public (int Width, int Height)? InputSize { get; init; }

    /// <summary>
    /// Values of graph inputs by name. They give sizes that the model leaves open, and are used where a shape depends on
    /// the values of an input; everywhere else the input stays an input.
    /// </summary>
    public IReadOnlyDictionary<string, Tensor>? KnownInputs { get; init; }

    /// <summary>Whether layers are fused where that is provably equal; false keeps every tensor of the file.</summary>
    public bool Fuse { get; init; } = true;

    /// <summary>Told how far the import is; from the thread that imports.</summary>
    public IProgress<ImportProgress>? Progress { get; init; }

    /// <summary>Ends the import by an <see cref="OperationCanceledException"/>.</summary>
    public CancellationToken Cancellation { get; init; }
}
