namespace LiveConv.Shaders.Kernels;

/// <summary>What a <see cref="RowReduction"/> makes of its result: FINISH in reduce_finish.comp.</summary>
internal enum RowFinish
{
    None,

    /// <summary>Divided by the length of the row.</summary>
    Mean,
    Root,
    Logarithm,

    /// <summary>Its logarithm, and the row's number added.</summary>
    LogarithmAndNumber,
}
