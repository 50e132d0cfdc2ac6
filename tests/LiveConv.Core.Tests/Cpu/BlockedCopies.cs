using LiveConv.Cpu.Blocked;
using LiveConv.Tensors;

namespace LiveConv.Core.Tests.Cpu;

internal static class BlockedCopies
{
    /// <summary>A blocked copy whose lanes beyond the last channel are NaN, as they may be.</summary>
    public static BlockedTensor Of(Tensor tensor, int lanes)
    {
        var padded = new Tensor(new Shape(tensor.Shape.N, (tensor.Shape.C + lanes - 1) / lanes * lanes, tensor.Shape.H, tensor.Shape.W));
        Array.Fill(padded.Data, float.NaN);
        var (picture, room) = (tensor.Shape.Count / tensor.Shape.N, padded.Shape.Count / tensor.Shape.N);
        for (var n = 0; n < tensor.Shape.N; n++) tensor.Data.AsSpan(n * picture, picture).CopyTo(padded.Data.AsSpan(n * room));
        var whole = BlockedTensor.Allocate(padded.Shape, lanes);
        new LayoutCopy(padded, whole, toBlocked: true).Run();
        var result = new BlockedTensor(tensor.Shape, lanes);
        result.Place(whole.Memory!, 0);
        return result;
    }
}
