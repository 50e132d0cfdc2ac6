using LiveConv.Ops;

namespace LiveConv.Pipelines;

/// <summary>Reads the window of a pooling layer. Without stride the picture keeps its size; with one the windows lie inside the picture.</summary>
internal static class PoolReader
{
    public static PoolOp Read(JsonMembers members, PoolOp op)
    {
        var size = members.IntegerPair("size", 1, 2);
        var (strideY, strideX) = members.IntegerPair("stride", 1, 1);
        return op with
        {
            KernelHeight = size.Y,
            KernelWidth = size.X,
            StrideY = strideY,
            StrideX = strideX,
            Padding = members.Padding(size, same: strideY == 1 && strideX == 1),
            CeilMode = members.Boolean("ceil", false),
        };
    }
}
