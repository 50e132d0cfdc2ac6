using LiveConv.Cpu.Vectors;

namespace LiveConv.Core.Tests.Cpu;

public unsafe class FloatVectorTests
{
    [Fact]
    public void PrecedingAndFollowing_OfNeighbours_AreWhatLiesBesideThem()
    {
        Check<Float128>();
        Check<Float256>();
        Check<Float512>();
    }

    private static void Check<V>()
        where V : struct, IFloatVector<V>
    {
        float* memory = stackalloc float[3 * V.Count], result = stackalloc float[V.Count];
        for (var i = 0; i < 3 * V.Count; i++) memory[i] = i;
        V before = V.Load(memory), here = V.Load(memory + V.Count), after = V.Load(memory + (2 * V.Count));
        V.Preceding(before, here).Store(result);
        for (var i = 0; i < V.Count; i++) Assert.Equal(V.Count + i - 1, result[i]);
        V.Following(here, after).Store(result);
        for (var i = 0; i < V.Count; i++) Assert.Equal(V.Count + i + 1, result[i]);
    }
}
