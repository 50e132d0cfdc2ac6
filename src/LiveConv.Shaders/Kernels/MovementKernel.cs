using LiveConv.Ops;

namespace LiveConv.Shaders.Kernels;

/// <summary>Ops that copy values to other places, between any layouts and ranks: where each comes from is a table, made at load.</summary>
internal sealed class MovementKernel : Kernel
{
    public override void Build(KernelBuilder k)
    {
        var op = (AxisMovementOp)k.Node.Op;
        var sources = Sources(op.Offsets(k.Node.Inputs[0].Shape, k.Node.Shape));
        k.Gather(k.Input(0), k.Output, i => sources[i], op.Fill);
    }

    // The sum of each axis' offsets for every element of the output, −1 where one of them is negative.
    private static int[] Sources(int[][] offsets)
    {
        int[] sources = [0];
        foreach (var axis in offsets)
        {
            var next = new int[sources.Length * axis.Length];
            for (var (i, at) = (0, 0); i < sources.Length; i++)
                foreach (var offset in axis) next[at++] = sources[i] < 0 || offset < 0 ? -1 : sources[i] + offset;
            sources = next;
        }

        return sources;
    }
}
