using LiveConv.Ops;
using LiveConv.Tensors;

namespace LiveConv.Tests.Support.Ops;

/// <summary>One test of one op, the same on every executor.</summary>
/// <param name="Name">Unique: the op's name, a colon, what is special.</param>
/// <param name="Op">The op with its attributes.</param>
/// <param name="Inputs">Values of all inputs.</param>
/// <param name="ConstantInputs">Which inputs are constants of the graph (weights, a bias, a template).</param>
public sealed record OpCase(string Name, Op Op, Tensor[] Inputs, int[] ConstantInputs)
{
    /// <summary>A case without constants.</summary>
    public static OpCase Of(Op op, string what, params Tensor[] inputs) => new($"{op.Name}: {what}", op, inputs, []);

    public override string ToString() => Name;
}
