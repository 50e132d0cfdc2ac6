namespace LiveConv.Ops;

/// <summary>Whether a or b or both hold, with broadcasting. Inputs and output: Bool.</summary>
public sealed record Or : LogicalOp
{
    public override string Name => nameof(Or);

    protected override bool Holds(bool a, bool b) => a || b;
}
