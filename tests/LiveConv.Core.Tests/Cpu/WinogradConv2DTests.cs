using LiveConv.Cpu;
using LiveConv.Cpu.Blocked;
using LiveConv.Cpu.Vectors;
using LiveConv.Cpu.Winograd;
using LiveConv.Ops;
using LiveConv.Reference;
using LiveConv.Tensors;
using LiveConv.Tests.Support.Ops;
using LiveConv.Verification;
using LiveConv.Winograd;

namespace LiveConv.Core.Tests.Cpu;

public class WinogradConv2DTests
{
    public static TheoryData<string, int, int> Cases
    {
        get
        {
            var data = new TheoryData<string, int, int>();
            foreach (var item in OpCases.All.Where(item => item.Op is Conv2D { Groups: 1 } op && WinogradErrorModel.Allows(op, item.Inputs[1].Shape)))
                foreach (var outputs in new[] { 2, 4 })
                    foreach (var lanes in new[] { 4, 8, 16 }) data.Add(item.Name, outputs, lanes);
            return data;
        }
    }

    public static TheoryData<int> Outputs => [2, 4];

    [Theory]
    [MemberData(nameof(Cases))]
    public void Run_AtEveryVectorWidth_IsWithinTheBound(string name, int outputs, int lanes)
    {
        var item = OpCases.Find(name);
        var comparison = Compare((Conv2D)item.Op, item.Inputs, outputs, lanes);
        Assert.True(comparison.Passed, comparison.ToString());
    }

    /// <summary>More tiles than a chunk holds, and outputs of several parts.</summary>
    [Theory]
    [MemberData(nameof(Outputs))]
    public void Run_ManyChunks_IsWithinTheBound(int outputs)
    {
        Tensor[] inputs = [Values.Uniform(new Shape(2, 37, 43, 61), 400), Values.Uniform(new Shape(67, 37, 3, 3), 401), Values.Uniform(new Shape(67), 402)];
        var comparison = Compare(new Conv2D { Padding = new Padding(1, 0, 2, 1), Activation = Activation.Relu }, inputs, outputs, 16);
        Assert.True(comparison.Passed, comparison.ToString());
    }

    [Theory]
    [MemberData(nameof(Outputs))]
    public void Run_HugeSparseAndSubnormalInputs_IsWithinTheBound(int outputs)
    {
        var random = new Random(403);
        var x = new Tensor(new Shape(1, 21, 17, 19));
        for (var i = 0; i < x.Data.Length; i++) x.Data[i] = random.Next(5) == 0 ? (random.NextSingle() - 0.3f) * MathF.Pow(10, random.Next(-40, 20)) : 0;
        var comparison = Compare(new Conv2D { Padding = Padding.Same(3, 3) }, [x, Values.Uniform(new Shape(19, 21, 3, 3), 404)], outputs, 8);
        Assert.True(comparison.Passed, comparison.ToString());
    }

    /// <summary>Inputs near the largest float overflow in the transforms, though no sum does.</summary>
    [Theory]
    [MemberData(nameof(Outputs))]
    public void Run_TransformsThatOverflow_GiveTheSums(int outputs)
    {
        var x = new Tensor(new Shape(1, 2, 9, 9));
        for (var i = 0; i < x.Data.Length; i++) x.Data[i] = (i % 2 == 0 ? 1 : -1) * 3e38f;
        var w = Values.Uniform(new Shape(3, 2, 3, 3), 405, -0.01f, 0.01f);
        var comparison = Compare(new Conv2D(), [x, w], outputs, 16);
        Assert.True(comparison.Passed, comparison.ToString());
    }

    [Theory]
    [MemberData(nameof(Outputs))]
    public void Transforms_OfUnitVectors_AreTheColumnsOfTheMatrices(int outputs)
    {
        if (outputs == 2) CheckTransforms<WinogradTile2<Float128>>();
        else CheckTransforms<WinogradTile4<Float128>>();
    }

    [Theory]
    [InlineData(64, 64, 56, 56, 4)]
    [InlineData(256, 256, 14, 14, 4)]
    [InlineData(512, 512, 7, 7, 2)]
    [InlineData(512, 512, 1, 1, 1)]
    [InlineData(3, 64, 224, 224, 1)]
    public void Outputs_OfALayer_AreThoseOfTheCheapestFormulation(int channels, int outputs, int height, int width, int expected)
    {
        var weights = Values.Uniform(new Shape(outputs, channels, 3, 3), 406);
        Assert.Equal(expected, WinogradChoice.Outputs(new Conv2D { Padding = Padding.Same(3, 3) }, weights, new Shape(1, outputs, height, width), 16));
    }

    [Fact]
    public void Outputs_WhereTheBoundOfF4WouldBeTooLarge_AreThoseOfF2()
    {
        // Kernels of one corner: the other inputs of a tile have nothing to add but roundings.
        var weights = new Tensor(new Shape(64, 32, 3, 3));
        for (var i = 0; i < weights.Data.Length; i += 9) weights.Data[i] = 1;
        Assert.True(WinogradErrorModel.OverDirect(WinogradTransform.F4, weights) > WinogradChoice.MostError);
        Assert.InRange(WinogradErrorModel.OverDirect(WinogradTransform.F2, weights), 0.1, WinogradChoice.MostError);
        var output = new Shape(1, 64, 56, 56);
        Assert.Equal(2, WinogradChoice.Outputs(new Conv2D(), weights, output, 4));
        Assert.Equal(4, WinogradChoice.Outputs(new Conv2D(), Values.Uniform(weights.Shape, 408), output, 4));
    }

    [Fact]
    public void Outputs_OfOtherConvolutions_AreDirect()
    {
        var weights = Values.Uniform(new Shape(64, 64, 3, 3), 407);
        var output = new Shape(1, 64, 56, 56);
        Assert.Equal(1, WinogradChoice.Outputs(new Conv2D { StrideX = 2 }, weights, output, 16));
        Assert.Equal(1, WinogradChoice.Outputs(new Conv2D { DilationY = 2 }, weights, output, 16));
        Assert.Equal(1, WinogradChoice.Outputs(new Conv2D { Groups = 2 }, Values.Uniform(new Shape(64, 32, 3, 3), 407), output, 16));
        Assert.Equal(1, WinogradChoice.Outputs(new Conv2D(), Values.Uniform(new Shape(64, 64, 5, 5), 407), output, 16));
    }

    private static unsafe void CheckTransforms<TTile>()
        where TTile : struct, IWinogradTile<Float128>
    {
        var transform = TTile.Transform;
        Assert.Equal((transform.Tile, transform.Outputs), (TTile.Tile, TTile.Outputs));
        const int Lanes = 4;
        float* x = stackalloc float[6 * Lanes], y = stackalloc float[6 * Lanes];
        for (var column = 0; column < TTile.Tile; column++)
        {
            new Span<float>(x, 6 * Lanes).Clear();
            new Span<float>(x + (column * Lanes), Lanes).Fill(1);
            TTile.Data(x, Lanes, y, Lanes);
            for (var row = 0; row < TTile.Tile; row++) Assert.Equal(transform.Data[row, column], y[row * Lanes]);
            TTile.Output(x, Lanes, y, Lanes);
            for (var row = 0; row < TTile.Outputs; row++) Assert.Equal(transform.Output[row, column], y[row * Lanes]);
        }
    }

    private static Comparison Compare(Conv2D op, Tensor[] inputs, int outputs, int lanes) => lanes switch
    {
        16 => Compare<Float512>(op, inputs, outputs),
        8 => Compare<Float256>(op, inputs, outputs),
        _ => Compare<Float128>(op, inputs, outputs),
    };

    private static Comparison Compare<V>(Conv2D op, Tensor[] inputs, int outputs)
        where V : struct, IFloatVector<V>
    {
        var expected = new ReferenceOutput(op.InferShape([.. inputs.Select(input => input.Shape)]));
        var (x, y) = (BlockedCopies.Of(inputs[0], V.Count), BlockedTensor.Allocate(expected.Shape, V.Count));
        var (bias, residual) = (inputs.Length > 2 ? inputs[2] : null, op.HasResidual ? BlockedCopies.Of(inputs[3], V.Count) : null);
        CpuKernel kernel = outputs == 2
            ? new WinogradConv2D<V, WinogradTile2<V>>(op, x, inputs[1], bias, residual, y)
            : new WinogradConv2D<V, WinogradTile4<V>>(op, x, inputs[1], bias, residual, y);
        CpuRuns.RowByRow(kernel);
        var actual = new Tensor(expected.Shape, [.. Enumerable.Repeat(float.NaN, expected.Shape.Count)]);
        new LayoutCopy(actual, y, toBlocked: false).Run();
        kernel.ErrorModel.Evaluate(op, inputs, expected);
        return ErrorBound.Check(actual, expected);
    }
}
