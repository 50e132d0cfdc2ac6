using LiveConv.Reference;
using LiveConv.Tensors;

namespace LiveConv.Ops;

/// <summary>x where a condition holds, y elsewhere; all three with broadcasting. Inputs: condition (Bool), x and y of one type. Exact.</summary>
public sealed record Where : Op
{
    public override string Name => nameof(Where);

    public override Shape InferShape(ReadOnlySpan<Shape> inputs)
    {
        RequireInputs(inputs, 3, 3);
        return Broadcast.Together(Name, inputs[0], Broadcast.Together(Name, inputs[1], inputs[2]));
    }

    public override ElementType InferType(ReadOnlySpan<ElementType> inputs)
    {
        if (inputs[0] != ElementType.Bool) throw new ShapeException($"{Name} needs truth values as its condition, not {inputs[0]}");
        if (inputs[1] != inputs[2]) throw new ShapeException($"{Name} chooses between two inputs of one type, not {inputs[1]} and {inputs[2]}");
        return inputs[1];
    }

    public override void Evaluate(ReadOnlySpan<Tensor> inputs, ReferenceOutput output)
    {
        var (condition, x, y) = (inputs[0], inputs[1], inputs[2]);
        var ofCondition = new Broadcast(condition.Shape, output.Shape);
        var (ofX, ofY) = (new Broadcast(x.Shape, output.Shape), new Broadcast(y.Shape, output.Shape));
        for (var i = 0; i < output.Shape.Count; i++)
            output.SetExact(i, condition.Data[ofCondition.Source(i)] != 0 ? x.Value(ofX.Source(i)) : y.Value(ofY.Source(i)));
    }
}
