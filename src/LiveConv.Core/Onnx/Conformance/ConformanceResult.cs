namespace LiveConv.Onnx.Conformance;

/// <summary>How a conformance case ended.</summary>
public enum ConformanceResult
{
    /// <summary>All outputs of all data sets are within the tolerance.</summary>
    Passed,

    /// <summary>An output differs, or the run broke off.</summary>
    Failed,

    /// <summary>The model can't be imported, or the executor can't run it.</summary>
    Unsupported,
}
