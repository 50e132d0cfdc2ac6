using LiveConv.Cpu.Rows;
using LiveConv.Cpu.Vectors;
using LiveConv.Reference;
using LiveConv.Tensors;
using LiveConv.Tests.Support.Ops;
using LiveConv.Verification;

namespace LiveConv.Core.Tests.Cpu;

public class RowLayerTests
{
    public static TheoryData<string, int> Cases
    {
        get
        {
            var data = new TheoryData<string, int>();
            foreach (var item in OpCases.All.Where(item => Layer(item, 128) is not (null or MarkRows)))
                foreach (var bits in new[] { 128, 256, 512 }) data.Add(item.Name, bits);
            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Run_AtEveryVectorWidth_IsWithinTheBound(string name, int bits)
    {
        var item = OpCases.Find(name);
        var output = new ReferenceOutput(item.Op.InferShape([.. item.Inputs.Select(input => input.Shape)]));
        item.Op.Evaluate(item.Inputs, output);
        var actual = new Tensor(output.Shape, [.. Enumerable.Repeat(float.NaN, output.Shape.Count)]);
        Tensor[] pictures = [.. RowLayers.PictureInputs(item.Op, item.Inputs.Length).Select(i => item.Inputs[i])];
        var chain = RowChainBuilder.Single(Layer(item, bits)!, pictures, actual);

        // One row of work after the other, as many threads would take them.
        for (var row = 0; row < chain.Rows(0); row++) chain.Run(0, row, row + 1);
        var comparison = ErrorBound.Check(actual, output);
        Assert.True(comparison.Passed, comparison.ToString());
    }

    private static RowLayer? Layer(OpCase item, int bits)
    {
        Shape[] shapes = [.. item.Inputs.Select(input => input.Shape)];
        if (item.Inputs.Any(input => input.Type != ElementType.Float32)) return null;
        var output = item.Op.InferShape(shapes);
        return bits switch
        {
            128 => RowLayers.Create<Float128>(item.Op, shapes, item.Inputs, output),
            256 => RowLayers.Create<Float256>(item.Op, shapes, item.Inputs, output),
            _ => RowLayers.Create<Float512>(item.Op, shapes, item.Inputs, output),
        };
    }
}
