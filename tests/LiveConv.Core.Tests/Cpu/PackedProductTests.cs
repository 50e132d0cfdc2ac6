using LiveConv.Cpu;
using LiveConv.Cpu.Products;
using LiveConv.Cpu.Vectors;
using LiveConv.Ops;
using LiveConv.Reference;
using LiveConv.Tensors;
using LiveConv.Tests.Support.Ops;
using LiveConv.Verification;

namespace LiveConv.Core.Tests.Cpu;

public class PackedProductTests
{
    public static TheoryData<int, int, int, bool, bool, int> Sizes
    {
        get
        {
            var data = new TheoryData<int, int, int, bool, bool, int>();
            foreach (var (rows, columns, depth) in new[] { (9, 1, 1), (14, 32, 16), (29, 67, 33), (43, 3, 130), (15, 259, 17), (131, 45, 1100), (10, 1030, 2053) })
                foreach (var (transposeA, transposeB) in new[] { (false, false), (true, false), (false, true), (true, true) })
                    foreach (var lanes in new[] { 4, 8, 16 }) data.Add(rows, columns, depth, transposeA, transposeB, lanes);
            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Sizes))]
    public void Run_AtEveryVectorWidth_IsWithinTheBound(int rows, int columns, int depth, bool transposeA, bool transposeB, int lanes)
    {
        var op = new Gemm { TransposeA = transposeA, TransposeB = transposeB };
        Tensor[] inputs =
        [
            Values.Uniform(transposeA ? new Shape(depth, rows) : new Shape(rows, depth), 500),
            Values.Uniform(transposeB ? new Shape(columns, depth) : new Shape(depth, columns), 501),
        ];
        var shape = new ProductGeometry(rows, columns, depth, [0], [0]) { TransposeA = transposeA, TransposeB = transposeB };
        var comparison = Compare(op, inputs, output => Kernel(lanes, shape, inputs, output));
        Assert.True(comparison.Passed, comparison.ToString());
    }

    /// <summary>A batch whose left-hand matrices repeat.</summary>
    [Theory]
    [InlineData(4)]
    [InlineData(8)]
    [InlineData(16)]
    public void Run_RepeatedMatrices_IsWithinTheBound(int lanes)
    {
        Tensor[] inputs = [Values.Uniform(new Shape(2, 1, 19, 35), 502), Values.Uniform(new Shape(3, 35, 41), 503)];
        var (rows, depth, columns, ofA, ofB) = MatMul.Geometry(inputs[0].Shape, inputs[1].Shape);
        var comparison = Compare(new MatMul(), inputs, output => Kernel(lanes, new ProductGeometry(rows, columns, depth, ofA, ofB), inputs, output));
        Assert.True(comparison.Passed, comparison.ToString());
    }

    private static CpuKernel Kernel(int lanes, ProductGeometry shape, Tensor[] inputs, Tensor output) => lanes switch
    {
        16 => new PackedProduct<Float512>(shape, inputs[0], inputs[1], output, null),
        8 => new PackedProduct<Float256>(shape, inputs[0], inputs[1], output, null),
        _ => new PackedProduct<Float128>(shape, inputs[0], inputs[1], output, null),
    };

    private static Comparison Compare(Op op, Tensor[] inputs, Func<Tensor, CpuKernel> create)
    {
        var expected = new ReferenceOutput(op.InferShape([.. inputs.Select(input => input.Shape)]));
        op.Evaluate(inputs, expected);
        var actual = new Tensor(expected.Shape, [.. Enumerable.Repeat(float.NaN, expected.Shape.Count)]);
        var kernel = create(actual);
        CpuRuns.RowByRow(kernel);
        return ErrorBound.Check(actual, expected);
    }
}
