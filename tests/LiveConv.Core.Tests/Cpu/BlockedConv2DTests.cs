using LiveConv.Cpu;
using LiveConv.Cpu.Blocked;
using LiveConv.Cpu.Vectors;
using LiveConv.Graphs;
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
                    if ((item.Inputs[0].Shape.C <= 4 || item.Inputs[1].Shape is { H: 1, W: 1 }) && item.Op is Conv2D { Groups: 1, StrideX: 1 or 2 or 4 }) data.Add(item.Name, lanes, true);
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

    [Theory]
    [InlineData(1, 5, 33, 29, 31)]
    [InlineData(2, 19, 37, 5, 7)]
    [InlineData(3, 130, 8, 1, 3)]
    [InlineData(1, 64, 48, 16, 64)]
    public void Run_PixelwiseOnRowMajorInput_IsWithinTheBoundAtEveryVectorWidth(int batch, int channels, int outputs, int height, int width)
    {
        var op = new Conv2D { Activation = Activation.Relu, HasResidual = true };
        Tensor[] inputs =
        [
            Values.Uniform(new Shape(batch, channels, height, width), 600),
            Values.Uniform(new Shape(outputs, channels, 1, 1), 601),
            Values.Uniform(new Shape(outputs), 602),
            Values.Uniform(new Shape(batch, outputs, height, width), 603),
        ];
        var expected = new ReferenceOutput(op.InferShape([.. inputs.Select(input => input.Shape)]));
        op.Evaluate(inputs, expected);
        Check<Float128>(op, inputs, expected);
        Check<Float256>(op, inputs, expected);
        Check<Float512>(op, inputs, expected);
    }

    [Fact]
    public void Plan_PixelwiseOnRowMajorInput_ReadsItInPlace()
    {
        var builder = new GraphBuilder();
        var x = builder.Input("x", new Shape(1, 48, 9, 11));
        var first = builder.Add("first", new Conv2D(), x, builder.Constant("w", Values.Uniform(new Shape(32, 48, 1, 1), 604)));
        var second = builder.Add("second", new Conv2D(), first, builder.Constant("v", Values.Uniform(new Shape(32, 32, 1, 1), 605)));
        var strided = builder.Add("strided", new Conv2D { StrideY = 2, StrideX = 2 }, x, builder.Constant("u", Values.Uniform(new Shape(32, 48, 1, 1), 606)));
        var plan = new LayoutPlan(builder.Build(second, strided), BlockedKernels.Best);
        Assert.False(plan.Layout(first)!.Inputs[0]);
        Assert.True(plan.Layout(second)!.Inputs[0]);
        Assert.True(plan.Layout(strided)!.Inputs[0]);
    }

    private static void Check<V>(Conv2D op, Tensor[] inputs, ReferenceOutput expected)
        where V : struct, IFloatVector<V>
    {
        var output = BlockedTensor.Allocate(expected.Shape, V.Count);
        var kernel = new BlockedConv2D<V>(op, new ConvolutionInput(inputs[0]), inputs[1], inputs[2], BlockedCopies.Of(inputs[3], V.Count), output);
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
