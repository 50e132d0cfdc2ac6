namespace LiveConv.Ops;

/// <summary>Whether one of a and b holds, but not the other, with broadcasting. Inputs and output: Bool.</summary>
public sealed record Xor : LogicalOp
{
    public override string Name => nameof(Xor);

    protected override bool Holds(bool a, bool b) => a != b;
}
