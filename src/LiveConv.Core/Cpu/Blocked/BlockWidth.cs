using LiveConv.Graphs;

namespace LiveConv.Cpu.Blocked;

/// <summary>
/// How many channels a block has: a vector of them, but fewer in small networks whose channels would leave so much of the blocks empty that values took far more memory
/// than they have to. Half a vector takes longer, which is noticed in large networks only; those fill their blocks.
/// </summary>
internal static class BlockWidth
{
    /// <summary>Multiply-adds of a small network: less than a millisecond of one thread without vectors of 512 bits.</summary>
    private const long MostMultiplyAdds = 50_000_000;

    /// <summary>What values may take, as a multiple of the least that they can.</summary>
    private const double MostMemory = 1.2;

    /// <summary>The kernels for a graph. They don't depend on which of its values are kept, so that results don't either.</summary>
    public static BlockedKernels Choose(Graph graph, BlockedKernels widest)
    {
        if (widest.Narrower is null || graph.Layers.Sum(layer => layer.Op.MultiplyAdds([.. layer.Inputs.Select(input => input.Shape)], layer.Shape)) > MostMultiplyAdds) return widest;
        for (var kernels = widest; kernels is not null; kernels = kernels.Narrower)
        {
            var memory = CpuValues.MemoryOf(new ValueLives(graph, new LayoutPlan(graph, kernels), kernels.Lanes, [], shown: null));
            if (memory.Bytes <= MostMemory * memory.LowerBound) return kernels;
        }

        return widest;
    }
}
