using LiveConv.Cpu;
using LiveConv.Cpu.Products;
using LiveConv.Ops;
using LiveConv.Reference;
using LiveConv.Tensors;
using LiveConv.Tests.Support.Ops;
using LiveConv.Verification;

namespace LiveConv.Core.Tests.Cpu;

public class Conv2DProductCpuTests
{
    public static TheoryData<string, int> Cases
    {
        get
        {
            var data = new TheoryData<string, int>();
            foreach (var item in OpCases.All.Where(item => item.Op is Conv2D conv && Conv2DProductCpu.Suits(conv, item.Inputs[1].Shape)))
                for (var width = 0; width < ProductKernels.All.Count; width++) data.Add(item.Name, width);
            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Run_AtEveryVectorWidth_IsWithinTheBound(string name, int width)
    {
        var item = OpCases.Find(name);
        var output = new ReferenceOutput(item.Op.InferShape([.. item.Inputs.Select(input => input.Shape)]));
        item.Op.Evaluate(item.Inputs, output);
        var actual = new Tensor(output.Shape, [.. Enumerable.Repeat(float.NaN, output.Shape.Count)]);
        var kernel = new Conv2DProductCpu((Conv2D)item.Op, item.Inputs, actual, ProductKernels.All[width]);
        for (var phase = 0; phase < kernel.Phases; phase++) kernel.Run(phase, 0, kernel.Rows(phase));
        var comparison = ErrorBound.Check(actual, output);
        Assert.True(comparison.Passed, comparison.ToString());
    }
}
