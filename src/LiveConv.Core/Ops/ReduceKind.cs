namespace LiveConv.Ops;

/// <summary>How <see cref="Reduce"/> summarises values. (ONNX ReduceSum, ReduceMean …)</summary>
public enum ReduceKind
{
    /// <summary>Σx.</summary>
    Sum,

    /// <summary>Σx / n.</summary>
    Mean,

    /// <summary>The largest value; NaN if one is.</summary>
    Max,

    /// <summary>The smallest value; NaN if one is.</summary>
    Min,

    /// <summary>The product.</summary>
    Prod,

    /// <summary>Σ|x|.</summary>
    L1,

    /// <summary>√Σx².</summary>
    L2,

    /// <summary>Σx².</summary>
    SumSquare,

    /// <summary>ln Σx.</summary>
    LogSum,

    /// <summary>ln Σeˣ.</summary>
    LogSumExp,
}
