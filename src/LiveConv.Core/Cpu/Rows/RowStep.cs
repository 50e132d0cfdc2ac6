using LiveConv.Tensors;

namespace LiveConv.Cpu.Rows;

/// <summary>One layer of a <see cref="RowChain"/>.</summary>
/// <param name="Layer">What computes its rows.</param>
/// <param name="Channels">Channels of its rows; 0 where it keeps them itself.</param>
/// <param name="Inputs">The steps whose rows it reads.</param>
internal sealed record RowStep(RowLayer Layer, int Channels, int[] Inputs)
{
    /// <summary>The tensor that gets all rows, or null where they are only needed by the steps that follow.</summary>
    public Tensor? Tensor { get; set; }
}
