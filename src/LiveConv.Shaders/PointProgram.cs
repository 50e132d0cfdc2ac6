using System.Text;
using LiveConv.Graphs;
using LiveConv.Ops;
using LiveConv.Shaders.Programs;

namespace LiveConv.Shaders;

/// <summary>Layers that work value by value, or move channels of pictures, as statements of a shader that includes points.glsl: a channel of a layer is a variable.</summary>
/// <param name="computes">Which layers it computes; all of them must be <see cref="CanCompute"/>.</param>
/// <param name="load">How the shader gets a channel of what isn't computed.</param>
internal sealed class PointProgram(Func<Node, bool> computes, Func<Node, int, string> load)
{
    private readonly Dictionary<(Node Node, int Channel), string> variables = [];
    private readonly HashSet<Node> layers = [];
    private readonly List<Node> operands = [];
    private readonly StringBuilder statements = new();

    /// <summary>How many layers it computes.</summary>
    public int Layers => layers.Count;

    /// <summary>Layers and inputs that it takes and doesn't compute, in the order in which they are loaded first.</summary>
    public IReadOnlyList<Node> Operands => operands;

    /// <summary>Whether a layer works value by value on tensors of its own shape.</summary>
    public static bool IsPoint(Node node) => node.IsLayer && node.Inputs.All(input => input.Shape == node.Shape && input.Constant is null) && Operator(node.Op) is not null;

    /// <summary>Whether it is that, or joins or takes channels of one picture.</summary>
    public static bool CanCompute(Node node) => node.Shape is { Rank: 4, N: 1 } && (IsPoint(node) || node switch
    {
        { Op: Concat { Axis: 1 } } => node.Inputs.All(input => input.Constant is null),
        { Op: Slice slice, Inputs: [{ Constant: null } from] } => (from.Shape.H, from.Shape.W) == (node.Shape.H, node.Shape.W) && slice.Steps.All(step => step == 1),
        _ => false,
    });

    /// <summary>The statements so far.</summary>
    public override string ToString() => statements.ToString();

    /// <summary>The variable that holds a channel of a node; adds what computes it.</summary>
    public string Variable(Node node, int channel)
    {
        if (variables.TryGetValue((node, channel), out var known)) return known;
        if (computes(node)) layers.Add(node);
        else if (!operands.Contains(node)) operands.Add(node);
        return variables[(node, channel)] = (computes(node) ? node.Op : null) switch
        {
            null => Assign(load(node, channel)),
            Slice slice => Variable(node.Inputs[0], slice.Starts[1] + channel),
            Concat => Joined(node, channel),
            var op => Assign(Operator(op)!([.. node.Inputs.Select(input => Variable(input, channel))])),
        };
    }

    private string Assign(string expression)
    {
        var variable = $"v{variables.Count}";
        statements.Append("precise vec4 ").Append(variable).Append(" = ").Append(expression).Append("; ");
        return variable;
    }

    private string Joined(Node node, int channel)
    {
        var input = 0;
        for (; channel >= node.Inputs[input].Shape.C; input++) channel -= node.Inputs[input].Shape.C;
        return Variable(node.Inputs[input], channel);
    }

    // As the op's own shader has it.
    private static Func<string[], string>? Operator(Op op) => op switch
    {
        Abs => x => $"abs({x[0]})",
        Relu => x => $"rectified({x[0]})",
        Clamp clamp => x => $"limited({x[0]}, {Defines.Exact(clamp.Low)}, {Defines.Exact(clamp.High)})",
        Affine affine => x => $"{x[0]} * {Defines.Exact(affine.Scale)} + {Defines.Exact(affine.Shift)}",
        Add => x => $"{x[0]} + {x[1]}",
        Sub => x => $"{x[0]} - {x[1]}",
        Mul => x => $"{x[0]} * {x[1]}",
        Max => x => $"larger({x[0]}, {x[1]})",
        Min => x => $"smaller({x[0]}, {x[1]})",
        _ => null,
    };
}
