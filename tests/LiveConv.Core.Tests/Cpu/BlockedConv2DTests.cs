using LiveConv.Cpu;
using LiveConv.Cpu.Blocked;
using LiveConv.Cpu.Vectors;
using LiveConv.Ops;
using LiveConv.Reference;
using LiveConv.Tensors;
using LiveConv.Tests.Support.Ops;
using LiveConv.Verification;

namespace LiveConv.Core.Tests.Cpu;

public class BlockedConv2DTests
{
    public static TheoryData<string, int, bool> Cases
    {
        get
        {
            var data = new TheoryData<string, int, bool>();
            foreach (var lanes in new[] { 4, 8, 16 })
            {
                foreach (var item in OpCases.All.Where(item => item.Op is Conv2D op && Suits(op, item.Inputs[1].Shape, lanes)))
                {
                    data.Add(item.Name, lanes, false);
                    if (item.Inputs[0].Shape.C <= 4 && ((Conv2D)item.Op).Groups == 1) data.Add(item.Name, lanes, true);
                }
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Run_AtEveryVectorWidth_IsWithinTheBound(string name, int lanes, bool planar)
    {
        var item = OpCases.Find(name);
        var expected = new ReferenceOutput(item.Op.InferShape([.. item.Inputs.Select(input => input.Shape)]));
        item.Op.Evaluate(item.Inputs, expected);
        var output = new BlockedTensor(expected.Shape, lanes);
        CpuKernel kernel = lanes switch
        {
            16 => Make<Float512>(item, planar, output),
            8 => Make<Float256>(item, planar, output),
            _ => Make<Float128>(item, planar, output),
        };
        for (var row = 0; row < kernel.Rows(0); row++) kernel.Run(0, row, row + 1);

        var actual = new Tensor(expected.Shape, [.. Enumerable.Repeat(float.NaN, expected.Shape.Count)]);
        new LayoutCopy(actual, output, toBlocked: false).Run();
        var comparison = ErrorBound.Check(actual, expected, 1);
        Assert.True(comparison.Passed, comparison.ToString());
    }

    private static bool Suits(Conv2D op, Shape weights, int lanes) => lanes switch
    {
        16 => BlockedConv2D<Float512>.Suits(op, weights),
        8 => BlockedConv2D<Float256>.Suits(op, weights),
        _ => BlockedConv2D<Float128>.Suits(op, weights),
    };

    private static BlockedConv2D<V> Make<V>(OpCase item, bool planar, BlockedTensor output)
        where V : struct, IFloatVector<V>
    {
        var op = (Conv2D)item.Op;
        var input = planar ? new ConvolutionInput(item.Inputs[0]) : new ConvolutionInput(Blocked(item.Inputs[0], V.Count));
        return new BlockedConv2D<V>(
            op,
            input,
            item.Inputs[1],
            item.Inputs.Length > 2 ? item.Inputs[2] : null,
            op.HasResidual ? Blocked(item.Inputs[3], V.Count) : null,
            output);
    }

    /// <summary>A blocked copy whose lanes beyond the last channel are NaN, as they may be.</summary>
    private static BlockedTensor Blocked(Tensor tensor, int lanes)
    {
        var padded = new Tensor(new Shape(tensor.Shape.N, (tensor.Shape.C + lanes - 1) / lanes * lanes, tensor.Shape.H, tensor.Shape.W));
        Array.Fill(padded.Data, float.NaN);
        var (picture, room) = (tensor.Shape.Count / tensor.Shape.N, padded.Shape.Count / tensor.Shape.N);
        for (var n = 0; n < tensor.Shape.N; n++) tensor.Data.AsSpan(n * picture, picture).CopyTo(padded.Data.AsSpan(n * room));
        var memory = new AlignedMemory(padded.Shape.Count);
        new LayoutCopy(padded, new BlockedTensor(padded.Shape, lanes, memory, 0), toBlocked: true).Run();
        return new BlockedTensor(tensor.Shape, lanes, memory, 0);
    }
}
