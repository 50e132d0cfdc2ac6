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
                    if (item.Inputs[0].Shape.C <= 4 && item.Op is Conv2D { Groups: 1, StrideX: 1 or 2 or 4 }) data.Add(item.Name, lanes, true);
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
        var output = BlockedTensor.Allocate(expected.Shape, lanes);
        CpuKernel kernel = lanes switch
        {
            16 => Make<Float512>(item, planar, output),
            8 => Make<Float256>(item, planar, output),
            _ => Make<Float128>(item, planar, output),
        };
        for (var row = 0; row < kernel.Rows(0); row++) kernel.Run(0, row, row + 1);

        var actual = new Tensor(expected.Shape, [.. Enumerable.Repeat(float.NaN, expected.Shape.Count)]);
        new LayoutCopy(actual, output, toBlocked: false).Run();
        var comparison = ErrorBound.Check(actual, expected);
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
        var input = planar ? new ConvolutionInput(item.Inputs[0]) : new ConvolutionInput(BlockedCopies.Of(item.Inputs[0], V.Count));
        return new BlockedConv2D<V>(
            op,
            input,
            item.Inputs[1],
            item.Inputs.Length > 2 ? item.Inputs[2] : null,
            op.HasResidual ? BlockedCopies.Of(item.Inputs[3], V.Count) : null,
            output);
    }
}
