namespace LiveConv.Ops;

/// <summary>Whether both a and b hold, with broadcasting. Inputs and output: Bool.</summary>
public sealed record And : LogicalOp
{
    public override string Name => nameof(And);

    protected override bool Holds(bool a, bool b) => a && b;
}
